package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.GenerationRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A generation of a projection. */
@Schema(name = "Generation")
record GenerationView(
        @Schema(example = "1") int generation,

        @Schema(description = "Of the projection that made it", example = "3")
        int version,

        @Schema(
                description =
                        "previous: readers were switched away from it, and can be switched back; leaving: it is being"
                                + " removed, which has to wait while its index cannot be reached",
                allowableValues = {"building", "current", "previous", "leaving"})
        String role,

        @Schema(description = "When a previous one is removed") @Nullable Instant removeAfter) {

    static GenerationView of(GenerationRow row) {
        return new GenerationView(
                row.generation().number(),
                row.version(),
                row.role().name().toLowerCase(Locale.ROOT),
                row.removeAfter());
    }
}
