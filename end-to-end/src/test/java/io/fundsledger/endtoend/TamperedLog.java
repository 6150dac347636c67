package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** A log partition in the hands of a superuser who switched the triggers off; as it was before once this is closed. */
final class TamperedLog implements AutoCloseable {

    private final LocalLedger processes;
    private final int partition;

    TamperedLog(LocalLedger processes, int partition) {
        this.processes = processes;
        this.partition = partition;
        execute(
                "ALTER TABLE event DISABLE TRIGGER append_only",
                "CREATE TABLE untouched AS SELECT * FROM event WHERE partition = " + partition);
    }

    /** Does something to the partition's events, which SQL may call {@code :p}. */
    TamperedLog execute(String sql) {
        execute(new String[] {sql.replace(":p", Integer.toString(partition))});
        return this;
    }

    /** Gives every event from a position on the hash that follows from what it says now. */
    void chainAnew(List<RecordedEvent> events, long from) {
        var hash = new byte[0];
        for (var event : events) {
            hash = event.position() < from ? event.hash() : HashChain.next(hash, event);
            if (event.position() >= from) {
                execute("UPDATE event SET hash = '\\x%s' WHERE partition = :p AND position = %d"
                        .formatted(HexFormat.of().formatHex(hash), event.position()));
            }
        }
    }

    private void execute(String... statements) {
        var eventStore = processes.stack().postgres().superuserUrl("event_store");
        try (var connection = DriverManager.getConnection(eventStore);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        execute(
                "DELETE FROM event WHERE partition = " + partition,
                "INSERT INTO event SELECT * FROM untouched",
                "DROP TABLE untouched",
                "ALTER TABLE event ENABLE ALWAYS TRIGGER append_only");
    }
}
