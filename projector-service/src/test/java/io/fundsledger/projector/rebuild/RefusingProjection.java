package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.io.Resource;

/** Another projection, but for an event that it refuses in some generations. */
record RefusingProjection(TableProjection other, Predicate<Generation> where, long position)
        implements TableProjection {

    @Override
    public String name() {
        return other.name();
    }

    @Override
    public int version() {
        return other.version();
    }

    @Override
    public Resource tables() {
        return other.tables();
    }

    @Override
    public Resource indexes() {
        return other.indexes();
    }

    @Override
    public Resource views() {
        return other.views();
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        for (var event : events) {
            if (where.test(generation)
                    && event.partition() == 0
                    && event.recorded().position() == position) {
                throw new UnprojectableEventException(event, "refused on purpose");
            }
        }
        other.apply(events, generation);
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        other.forget(partitions, generation);
    }
}
