package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.stage.Stage;
import java.sql.SQLException;

/** A log with many events and one with none, in databases that a command-service has made the tables of. */
record LogDatabases(Stage stage, LogAccounts accounts) {

    private static final String FOUNDED = "log_founded";
    private static final String FULL = "log_full";
    private static final String EMPTY = "log_empty";

    /** Has a command-service found a ledger, whose tables are copied from then on. */
    void found() {
        var founded = stage.stack().postgres().createEventStore(FOUNDED);
        stage.retire(stage.commandsOf(founded, "ledger.log-alone"));
    }

    LogAppender full() throws SQLException {
        copyTo(FULL);
        new LogFilling(stage.database(FULL), accounts).fill();
        return open(FULL, accounts.versions());
    }

    LogAppender empty() throws SQLException {
        copyTo(EMPTY);
        return open(EMPTY, new long[accounts.count()]);
    }

    private LogAppender open(String name, long[] versions) throws SQLException {
        return LogAppender.open(stage.stack().postgres().createEventStore(name), versions);
    }

    private void copyTo(String name) throws SQLException {
        stage.database("postgres")
                .execute(
                        "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)",
                        "CREATE DATABASE " + name + " TEMPLATE " + FOUNDED,
                        "CHECKPOINT");
    }
}
