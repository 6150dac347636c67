package io.fundsledger.query.spending;

import io.fundsledger.query.api.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Which year's spending is asked for. */
record SpendingFilter(
        @Parameter(description = "The year of the value dates", required = true)
        @Schema(type = "string", example = "2026")
        @Nullable Year year) {

    Year required() {
        if (year == null) {
            throw ProblemException.invalidParameter("year", "is missing: give a year such as 2026");
        }
        return year;
    }
}
