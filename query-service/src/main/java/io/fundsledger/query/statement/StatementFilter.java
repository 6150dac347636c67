package io.fundsledger.query.statement;

import io.fundsledger.query.api.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which lines a statement has. */
record StatementFilter(
        @Parameter(description = "First day, inclusive; without it from the first line on") @Nullable LocalDate from,

        @Parameter(description = "Last day, inclusive; without it up to the last line") @Nullable LocalDate to,

        @Parameter(description = "Which date bounds and orders the lines: value date (default) or booking date")
        @Schema(
                type = "string",
                allowableValues = {"value", "booking"},
                defaultValue = "value")
        @Nullable StatementOrder by) {

    private static final LocalDate BEFORE_ALL = LocalDate.of(-1, 1, 1);
    private static final LocalDate AFTER_ALL = LocalDate.of(10_000, 12, 31);

    StatementFilter checked() {
        if (last().isBefore(first())) {
            throw ProblemException.invalidParameter("to", "is before from");
        }
        return this;
    }

    LocalDate first() {
        return Objects.requireNonNullElse(from, BEFORE_ALL);
    }

    LocalDate last() {
        return Objects.requireNonNullElse(to, AFTER_ALL);
    }

    StatementOrder order() {
        return Objects.requireNonNullElse(by, StatementOrder.VALUE);
    }
}
