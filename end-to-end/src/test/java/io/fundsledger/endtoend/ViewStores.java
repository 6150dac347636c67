package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.localstack.Passwords;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Where the views are kept, in the hands of somebody who deletes there what is not theirs. */
final class ViewStores {

    private ViewStores() {}

    /** Everything that the projector has ever made. */
    static void deleteAll(LocalLedger processes) {
        inViews(processes, """
            DO $$
            DECLARE s text;
            BEGIN
                FOR s IN SELECT nspname FROM pg_namespace
                         WHERE nspname IN ('views', 'projector') OR nspname ~ '_g[0-9]+$' LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', s);
                END LOOP;
            END $$\
            """);
        processes.stack().elasticsearch().dropIndexes("transactions-g");
    }

    /** The database itself, under everybody who works with it, and the index. */
    static void drop(LocalLedger processes) {
        execute(processes.stack().postgres().superuserUrl("postgres"), "DROP DATABASE views WITH (FORCE)");
        processes.stack().elasticsearch().dropIndexes("transactions-g");
    }

    /** What {@code ./ledger up} does, and operations.md says for elsewhere. */
    static void makeDatabaseAgain(LocalLedger processes) {
        processes.stack().postgres().createViews("views");
    }

    /** How far a projection has come, in all partitions. */
    static void deleteCheckpoints(LocalLedger processes, String projection) {
        inViews(processes, "DELETE FROM projector.checkpoint WHERE projection = '%s'".formatted(projection));
    }

    /** Changes an account's rows in a table of every generation of a view. */
    static void change(LocalLedger processes, String projection, String table, String change, UUID account) {
        inViews(processes, changing(projection, table, change, account));
    }

    /** The same in a ledger whose PostgreSQL is at an address. */
    static void change(String postgres, String projection, String table, String change, UUID account) {
        execute(
                "jdbc:postgresql://%s/views?user=postgres&password=%s".formatted(postgres, Passwords.SUPERUSER),
                changing(projection, table, change, account));
    }

    private static String changing(String projection, String table, String change, UUID account) {
        return """
            DO $$
            DECLARE s text;
            BEGIN
                FOR s IN SELECT nspname FROM pg_namespace WHERE nspname ~ '^%s_g[0-9]+$' LOOP
                    EXECUTE format('UPDATE %%I.%s SET %s WHERE account_id = %%L', s, '%s');
                END LOOP;
            END $$\
            """.formatted(projection, table, change, account);
    }

    private static void inViews(LocalLedger processes, String sql) {
        execute(processes.stack().postgres().superuserUrl("views"), sql);
    }

    private static void execute(String views, String sql) {
        try (var connection = DriverManager.getConnection(views);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
