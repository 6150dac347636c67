package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far below zero an account may go. */
@Schema(name = "OverdraftLimit", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record OverdraftLimitBody(
        @Schema(
                implementation = String.class,
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "how far below zero the available balance reaches; zero or more",
                pattern = "(0|[1-9][0-9]*)(\\.[0-9]+)?",
                example = "500.00")
        @Nullable Money amount,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ISO 4217: the account's", example = "EUR")
        @Nullable String currency,

        @Schema(maxLength = 500, description = "why the command was given") @Nullable String reason) {

    static OverdraftLimitBody read(Fields fields) {
        var currency = fields.currency();
        return new OverdraftLimitBody(
                fields.required("amount", fields.amount("amount", currency)),
                currency == null ? null : currency.code(),
                fields.text("reason", TextRule.REASON));
    }

    SetOverdraftLimit command(CommandCall call, @Nullable UUID accountId) {
        return new SetOverdraftLimit(
                call.valid(accountId),
                call.ifVersion(),
                call.valid(amount),
                PlainText.ofEntry(null, null, null, reason));
    }
}
