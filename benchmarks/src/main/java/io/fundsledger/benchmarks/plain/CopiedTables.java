package io.fundsledger.benchmarks.plain;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.stage.AdminDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** The rows of a projection's tables in files, and how long COPY takes to load them into the same tables, empty. */
public record CopiedTables(AdminDatabase database, String schema, Path folder, List<String> tables) {

    private static final String COPIES = "bench_copy";

    /** Writes all rows of a schema to files in a folder. */
    public static CopiedTables dump(AdminDatabase database, String schema, Path folder)
            throws SQLException, IOException {
        return dump(database, schema, tables(database, schema), folder);
    }

    /** Writes all rows of some tables of a schema to files in a folder. */
    public static CopiedTables dump(AdminDatabase database, String schema, List<String> tables, Path folder)
            throws SQLException, IOException {
        Files.createDirectories(folder);
        var dump = new CopiedTables(database, schema, folder, tables);
        try (var connection = database.connect()) {
            for (var table : dump.tables) {
                try (var out = Files.newOutputStream(dump.file(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY %s.%s TO STDOUT (FORMAT binary)".formatted(schema, table), out);
                }
            }
        }
        return dump;
    }

    private static List<String> tables(AdminDatabase database, String schema) throws SQLException {
        try (var connection = database.connect();
                var query = connection.prepareStatement(
                        "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename")) {
            query.setString(1, schema);
            var tables = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }
    }

    /**
     * Times COPY of all tables and the commit, in one transaction, with constraints and indexes in place.
     *
     * @param events that the rows were made of
     */
    public Sample load(long events) throws SQLException, IOException {
        try (var connection = database.connect()) {
            createTables(connection);
            connection.setAutoCommit(false);
            var begin = System.nanoTime();
            for (var table : tables) {
                copyIn(connection, table);
            }
            connection.commit();
            var seconds = (System.nanoTime() - begin) / 1e9;
            connection.setAutoCommit(true);
            drop(connection);
            return Sample.ofWhole(events, seconds);
        }
    }

    private void createTables(Connection connection) throws SQLException {
        drop(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + COPIES);
            for (var table : tables) {
                statement.execute("CREATE TABLE %s.%s (LIKE %s.%2$s INCLUDING ALL)".formatted(COPIES, table, schema));
            }
            statement.execute("CHECKPOINT");
        }
    }

    private void copyIn(Connection connection, String table) throws SQLException, IOException {
        try (var in = Files.newInputStream(file(table))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s.%s FROM STDIN (FORMAT binary)".formatted(COPIES, table), in);
        }
    }

    private static void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + COPIES + " CASCADE");
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }
}
