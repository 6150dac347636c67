package io.fundsledger.projector.projection;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets something bad happen once, after the first batch has been applied and before it commits. */
final class BreakingProjection {

    private final Consumer<JdbcClient> bad;
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    BreakingProjection(Consumer<JdbcClient> bad) {
        this.bad = bad;
    }

    /** How many batches were being applied at the same time. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    int batches() {
        return batches.get();
    }

    int breaks() {
        return breaks.get();
    }

    TableProjection around(TableProjection projection, JdbcClient jdbc) {
        return new TableProjection() {
            @Override
            public void apply(List<ProjectedEvent> events, Generation generation) {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    projection.apply(events, generation);
                } finally {
                    atOnce.decrementAndGet();
                }
                if (batches.getAndIncrement() == 0) {
                    breaks.incrementAndGet();
                    bad.accept(jdbc);
                }
            }

            @Override
            public void forget(Collection<Integer> partitions, Generation generation) {
                projection.forget(partitions, generation);
            }

            @Override
            public String name() {
                return projection.name();
            }

            @Override
            public int version() {
                return projection.version();
            }

            @Override
            public Resource tables() {
                return projection.tables();
            }

            @Override
            public Resource indexes() {
                return projection.indexes();
            }

            @Override
            public Resource views() {
                return projection.views();
            }
        };
    }
}
