package io.fundsledger.query.generalledger;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which trial balance is asked for. */
record TrialBalanceFilter(
        @Parameter(
                description =
                        "Count what was recorded up to this instant, inclusive; without it everything. Digits after"
                                + " the microseconds are cut off")
        @Schema(type = "string", format = "date-time", example = "2026-03-31T23:59:59.999999Z")
        @Nullable Instant asOf) {}
