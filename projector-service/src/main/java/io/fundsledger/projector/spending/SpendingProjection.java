package io.fundsledger.projector.spending;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spending by category and month: what a batch moves is added up in memory, and added to the view at once. */
@Component
final class SpendingProjection implements TableProjection {

    /** What reports are made of need not be as fresh as a balance; small batches cost more than their rows. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    private final JdbcClient jdbc;

    SpendingProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "spending";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Duration pace() {
        return BETWEEN_BATCHES;
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        var tables = new SpendingTables(jdbc, generation);
        var named = events.stream().map(event -> event.recorded().accountId()).collect(Collectors.toSet());
        var fold = new SpendingFold(tables.accounts(named));
        events.forEach(fold::apply);
        tables.open(fold.opened());
        tables.add(fold.moved());
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        new SpendingTables(jdbc, generation).forget(partitions);
    }
}
