package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said when held money is let go. */
@Schema(name = "Release", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReleaseBody(
        @Schema(maxLength = 500, example = "weekly shopping") @Nullable String description,

        @Schema(maxLength = 500, description = "why the command was given") @Nullable String reason) {

    static ReleaseBody read(Fields fields) {
        return new ReleaseBody(
                fields.text("description", TextRule.DESCRIPTION), fields.text("reason", TextRule.REASON));
    }

    ReleaseHold command(CommandCall call, @Nullable UUID accountId, @Nullable Long holdId) {
        return new ReleaseHold(
                call.valid(accountId),
                call.ifVersion(),
                call.valid(holdId),
                PlainText.ofEntry(description, null, null, reason));
    }
}
