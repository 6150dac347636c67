package io.fundsledger.command.api.documentation;

import io.fundsledger.command.api.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The members that problems have; the figures that a problem has of its own come beside them. */
@Schema(name = "Problem", description = "RFC 9457; the figures that matter come as further members")
public record ProblemBody(
        @Schema(example = "urn:funds-ledger:problem:insufficient-funds", requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int status,

        @Schema(description = "what happened this time, for a person")
        String detail,

        @Schema(description = "the path that was asked") String instance,

        @Schema(description = "what programs switch on", requiredMode = Schema.RequiredMode.REQUIRED)
        String code,

        @Schema(
                description = "whether the unchanged request may succeed by waiting",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean retryable,

        @Schema(description = "all that is wrong with the request")
        List<Violation> errors,

        @Schema(description = "names the request in the server's log")
        String traceId) {}
