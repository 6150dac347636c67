package io.fundsledger.command.api;

import io.fundsledger.command.api.input.BatchCall;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** Commands to be decided in their order; for documentation, since they are read one by one. */
@Schema(name = "Batch", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record BatchBody(
        @Schema(description = "whether either all of them are recorded or none; false unless given")
        boolean atomic,

        @ArraySchema(maxItems = BatchCall.MOST_ITEMS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<Item> commands) {

    /** One command. */
    @Schema(
            name = "BatchCommand",
            description = "A command: beside these, the fields that it has when it is sent by itself",
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Item(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {
                        "open",
                        "deposit",
                        "withdraw",
                        "transfer",
                        "hold",
                        "capture",
                        "release",
                        "reverse",
                        "limit",
                        "freeze",
                        "unfreeze",
                        "close"
                    })
            String type,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "names the command among the caller's, for ever",
                    pattern = "[A-Za-z0-9._~:-]{1,255}",
                    example = "deposit-1")
            String idempotencyKey,

            @Schema(description = "the account; not of a transfer, which names two")
            UUID accountId,

            @Schema(description = "of a capture or a release: the hold", example = "42")
            long holdId,

            @Schema(description = "of a reversal: the entry", example = "42")
            long entryId,

            @Schema(description = "the version that the account has to be at, like If-Match", example = "41")
            long expectedVersion) {}
}
