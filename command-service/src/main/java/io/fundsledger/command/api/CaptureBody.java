package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Held money to be taken out. */
@Schema(name = "Capture", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CaptureBody(
        @Schema(
                implementation = String.class,
                description = "a decimal greater than zero; all that is held unless given",
                pattern = "(0|[1-9][0-9]*)(\\.[0-9]+)?",
                example = "12.34")
        @Nullable Money amount,

        @Schema(description = "ISO 4217: the account's; required with an amount", example = "EUR") @Nullable String currency,

        @Schema(maxLength = 500, example = "weekly shopping") @Nullable String description,

        @Schema(maxLength = 500, description = "why the command was given") @Nullable String reason) {

    static CaptureBody read(Fields fields) {
        var partly = fields.has("amount") || fields.has("currency");
        var currency = partly ? fields.currency() : null;
        return new CaptureBody(
                partly ? fields.required("amount", fields.positiveAmount("amount", currency)) : null,
                currency == null ? null : currency.code(),
                fields.text("description", TextRule.DESCRIPTION),
                fields.text("reason", TextRule.REASON));
    }

    CaptureHold command(CommandCall call, @Nullable UUID accountId, @Nullable Long holdId) {
        return new CaptureHold(
                call.valid(accountId),
                call.ifVersion(),
                call.valid(holdId),
                amount,
                PlainText.ofEntry(description, null, null, reason));
    }
}
