package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money to be set aside. */
@Schema(name = "Hold", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record HoldBody(
        @Schema(
                implementation = String.class,
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "a decimal greater than zero, with at most the currency's decimals",
                pattern = "(0|[1-9][0-9]*)(\\.[0-9]+)?",
                example = "12.34")
        @Nullable Money amount,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ISO 4217: the account's", example = "EUR")
        @Nullable String currency,

        @Schema(description = "the instant from which the hold counts no more; never unless given") @Nullable Instant expiresAt,

        @Schema(maxLength = 40, pattern = "[a-z0-9][a-z0-9-]{0,39}", example = "groceries") @Nullable String category,

        @Schema(maxLength = 500, example = "weekly shopping") @Nullable String description,

        @Schema(maxLength = 200, example = "Corner Shop") @Nullable String counterparty,

        @Schema(maxLength = 100, example = "4711") @Nullable String reference,

        @Schema(maxLength = 500, description = "why the command was given") @Nullable String reason) {

    static HoldBody read(Fields fields) {
        var currency = fields.currency();
        return new HoldBody(
                fields.required("amount", fields.positiveAmount("amount", currency)),
                currency == null ? null : currency.code(),
                fields.instant("expiresAt"),
                fields.text("category", TextRule.CATEGORY),
                fields.text("description", TextRule.DESCRIPTION),
                fields.text("counterparty", TextRule.COUNTERPARTY),
                fields.text("reference", TextRule.REFERENCE),
                fields.text("reason", TextRule.REASON));
    }

    PlaceHold command(CommandCall call, @Nullable UUID accountId) {
        return new PlaceHold(
                call.valid(accountId),
                call.ifVersion(),
                call.valid(amount),
                expiresAt,
                category,
                PlainText.ofEntry(description, counterparty, reference, reason));
    }
}
