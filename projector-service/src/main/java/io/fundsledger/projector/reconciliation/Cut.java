package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import io.fundsledger.projector.projection.Generation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of each view in one snapshot of the database, and how far each was. Whatever is recorded up to where
 * the least of them was, all of them hold.
 */
record Cut(Map<ReconciledView, Shown> views) {

    /**
     * A view as readers see it.
     *
     * @param positions by log partition; one that is not there holds nothing
     */
    record Shown(Generation generation, Map<Integer, Reached> positions) {

        long position(int partition) {
            var reached = positions.get(partition);
            return reached == null ? 0 : reached.position();
        }
    }

    /** @param recordedAt of the last event; null before the first */
    record Reached(long position, @Nullable Instant recordedAt) {}

    Shown of(ReconciledView view) {
        return Objects.requireNonNull(views.get(view));
    }

    Generation generation(ReconciledView view) {
        return of(view).generation();
    }

    boolean holds(LogPosition at) {
        return views.values().stream().allMatch(shown -> at.position() <= shown.position(at.partition()));
    }
}
