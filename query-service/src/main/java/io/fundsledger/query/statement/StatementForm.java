package io.fundsledger.query.statement;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** In which form a statement is wanted, if that is not left to the header {@code Accept}. */
record StatementForm(
        @Parameter(
                description = "The form of the answer, whatever Accept says; csv, pdf and camt053 are whole documents")
        @Schema(
                type = "string",
                allowableValues = {"json", "csv", "pdf", "camt053"},
                defaultValue = "json")
        @Nullable StatementFormat format) {}
