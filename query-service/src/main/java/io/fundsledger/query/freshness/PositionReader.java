package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the projections' checkpoints, in the caller's snapshot. */
@Component
public class PositionReader {

    static final String POSITIONS =
            "SELECT log_partition, position, generation, settled FROM views.position WHERE projection = ?";
    private static final String PAST =
            "SELECT recorded_at > ? FROM views.position WHERE projection = ? AND log_partition = ?";

    private final JdbcClient jdbc;

    PositionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a view is. To be asked last in a snapshot.
     *
     * @throws SwitchedException if the rows read before may be of another generation
     */
    Positions of(Projection projection) {
        var generation = new AtomicInteger();
        var positions = jdbc.sql(POSITIONS)
                .param(projection.wireName())
                .query((row, number) -> {
                    if (!row.getBoolean("settled")) {
                        throw new SwitchedException(projection);
                    }
                    generation.set(row.getInt("generation"));
                    return new LogPosition(row.getInt("log_partition"), row.getLong("position"));
                })
                .list();
        return Positions.of(generation.get(), positions);
    }

    /** Whether a view holds something that was recorded in a partition after an instant, and so all that was before. */
    public boolean isPast(Projection projection, int partition, Instant instant) {
        return jdbc.sql(PAST)
                .params(instant.atOffset(ZoneOffset.UTC), projection.wireName(), partition)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
