package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it stands.
 *
 * @param generation the one that is built
 * @param reference the one that readers see meanwhile; null if that has nothing to compare with
 * @param version of the projection that builds
 * @param expectsDifferences whether the reference was made by another version of the projection
 * @param reason why it does not get on, or how it ended
 * @param compared how far the comparison is; null if none is under way, or it has not got anywhere yet
 * @param comparison null before the comparison
 */
public record Rebuild(
        UUID id,
        Generation generation,
        @Nullable Generation reference,
        int version,
        boolean expectsDifferences,
        RebuildPhase phase,
        @Nullable String reason,
        @Nullable Compared compared,
        @Nullable Comparison comparison,
        Instant startedAt,
        Instant phaseAt,
        @Nullable Instant endedAt) {}
