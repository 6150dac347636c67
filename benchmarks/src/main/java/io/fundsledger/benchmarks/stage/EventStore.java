package io.fundsledger.benchmarks.stage;

import java.sql.SQLException;

/** The database of a log. */
public record EventStore(AdminDatabase database) {

    /** How many events the log has. */
    public long recorded() throws SQLException {
        return database.number("""
                SELECT coalesce(sum((SELECT max(position) FROM event WHERE event.partition = p.partition)), 0)
                  FROM log_partition p
                """);
    }
}
