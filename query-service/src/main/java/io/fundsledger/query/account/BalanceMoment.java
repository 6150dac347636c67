package io.fundsledger.query.account;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which balance is asked for; the current one if neither is given. */
record BalanceMoment(
        @Parameter(
                description =
                        "As the ledger knew it at this instant, inclusive: what was recorded later does not count;"
                                + " digits after the microseconds are cut off")
        @Schema(type = "string", format = "date-time", example = "2026-01-31T12:00:00.000001Z")
        @Nullable Instant asOf,

        @Parameter(description = "What is dated up to this day, inclusive, counts")
        @Schema(type = "string", format = "date", example = "2026-01-31")
        @Nullable LocalDate valueDate) {

    boolean isNow() {
        return asOf == null && valueDate == null;
    }
}
