package io.fundsledger.query.hold;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which holds are asked for; all without a status. */
record HoldFilter(
        @Schema(
                type = "string",
                allowableValues = {"open", "captured", "released", "expired"})
        @Nullable HoldStatus status) {}
