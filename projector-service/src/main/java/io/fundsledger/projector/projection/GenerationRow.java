package io.fundsledger.projector.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation as it stands.
 *
 * @param version of the projection that made it; only that version can go on with it
 * @param current whether readers see it
 * @param loading whether it lacks, for the sake of speed, what only readers need: indexes, refreshes, replicas
 * @param removeAfter when it goes; null if nobody was switched away from it
 * @param leaving whether that time is over
 */
public record GenerationRow(
        Generation generation,
        int version,
        boolean current,
        boolean loading,
        @Nullable Instant removeAfter,
        boolean leaving) {

    public enum Role {
        /** Catches up beside the one that readers see, never ahead of it. */
        BUILDING,
        CURRENT,
        /** Is fed on, for a time, so that readers can be switched back. */
        PREVIOUS,
        /** Is being removed, and may be gone in part. */
        LEAVING
    }

    public Role role() {
        if (current) {
            return Role.CURRENT;
        }
        if (leaving) {
            return Role.LEAVING;
        }
        return removeAfter == null ? Role.BUILDING : Role.PREVIOUS;
    }

    boolean isOf(Projection projection) {
        return generation.projection().equals(projection.name());
    }
}
