package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * An event store whose every append takes 20 ms between the INSERT and the commit, as one does with a replica to wait for:
 * time for others to see what is not there yet.
 */
final class SlowCommits implements AutoCloseable {

    private static final String SLOW = """
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN PERFORM pg_sleep(0.02); RETURN NULL; END';
            CREATE TRIGGER slow AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION slow()""";

    private final String eventStore;

    SlowCommits(LocalLedger processes) {
        this.eventStore = processes.stack().postgres().superuserUrl("event_store");
        execute(SLOW);
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(eventStore);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        execute("DROP FUNCTION slow() CASCADE");
    }
}
