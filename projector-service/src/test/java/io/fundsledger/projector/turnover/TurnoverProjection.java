package io.fundsledger.projector.turnover;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much money moves through the ledger, day by day. */
@Component
public final class TurnoverProjection implements TableProjection {

    private static final String ADD = """
            INSERT INTO {schema}.turnover AS t (log_partition, day, currency, entries, amount)
            SELECT log_partition, day, currency, count(*), sum(amount)
            FROM unnest(?::int[], ?::date[], ?::text[], ?::bigint[]) AS new (log_partition, day, currency, amount)
            GROUP BY log_partition, day, currency
            ON CONFLICT (log_partition, day, currency) DO UPDATE
            SET entries = t.entries + excluded.entries, amount = t.amount + excluded.amount""";

    private final JdbcClient jdbc;

    public TurnoverProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "turnover";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        var moved = events.stream()
                .filter(event -> Entry.of(event.event()).isPresent())
                .toList();
        jdbc.sql(generation.in(ADD))
                .param(ints(moved, ProjectedEvent::partition))
                .param(texts(
                        moved,
                        event -> event.recorded()
                                .recordedAt()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()))
                .param(texts(moved, event -> entry(event).amount().currency()))
                .param(longs(moved, event -> entry(event).amount().minor()))
                .update();
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        jdbc.sql(generation.in("DELETE FROM {schema}.turnover WHERE log_partition = ANY (?::int[])"))
                .param(ints(partitions, Integer::intValue))
                .update();
    }

    private static Entry entry(ProjectedEvent event) {
        return Entry.of(event.event()).orElseThrow();
    }
}
