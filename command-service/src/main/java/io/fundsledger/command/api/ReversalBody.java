package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry is undone. */
@Schema(name = "Reversal", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReversalBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 500,
                description = "why the command was given",
                example = "asked for by the owner")
        @Nullable String reason,

        @Schema(
                implementation = Boolean.class,
                description = "whether it is undone without the funds, too: an operator's right")
        boolean force,

        @Schema(description = "the day from which it counts; the entry's unless given") @Nullable LocalDate valueDate) {

    static ReversalBody read(Fields fields) {
        return new ReversalBody(
                fields.required("reason", fields.text("reason", TextRule.REASON)),
                fields.flag("force"),
                fields.date("valueDate"));
    }

    ReverseEntry command(CommandCall call, @Nullable UUID accountId, @Nullable Long entryId) {
        return new ReverseEntry(
                call.valid(accountId),
                call.ifVersion(),
                call.valid(entryId),
                force,
                valueDate,
                PlainText.ofEntry(null, null, null, reason));
    }
}
