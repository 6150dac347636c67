package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the projections' checkpoints, in the caller's snapshot where there is one. */
@Component
public class PositionReader {

    static final String POSITIONS = "SELECT log_partition, position FROM views.position WHERE projection = ?";
    private static final String PAST =
            "SELECT recorded_at > ? FROM views.position WHERE projection = ? AND log_partition = ?";

    private final JdbcClient jdbc;

    PositionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Positions of(Projection projection) {
        return Positions.of(jdbc.sql(POSITIONS)
                .param(projection.wireName())
                .query((row, number) -> new LogPosition(row.getInt(1), row.getLong(2)))
                .list());
    }

    /** Whether a view holds something that was recorded in a partition after an instant, and so all that was before. */
    @Transactional(readOnly = true)
    public boolean isPast(Projection projection, int partition, Instant instant) {
        return jdbc.sql(PAST)
                .params(instant.atOffset(ZoneOffset.UTC), projection.wireName(), partition)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
