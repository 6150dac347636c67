package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the projections' checkpoints, in the caller's snapshot where there is one. */
@Component
public class PositionReader {

    static final String POSITIONS = "SELECT log_partition, position FROM views.position WHERE projection = ?";

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
}
