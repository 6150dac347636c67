package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an account is opened with. */
@Schema(name = "OpenAccount", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record OpenAccountBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 128,
                description = "opaque id of the owner: visible ASCII without '@'",
                example = "owner-1")
        @Nullable String ownerId,

        @Schema(
                implementation = String.class,
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "ISO 4217",
                example = "EUR")
        @Nullable Currency currency,

        @Schema(
                implementation = String.class,
                description = "how far below zero the available balance reaches; none unless given",
                example = "500.00")
        @Nullable Money overdraftLimit,

        @Schema(description = "derived from the caller and the idempotency key unless given") @Nullable UUID accountId,

        @Schema(description = "how people call the account; no two have the same", maxLength = 64, example = "DE89-1")
        @Nullable String accountNumber) {

    static OpenAccountBody read(Fields fields) {
        var currency = fields.currency();
        return new OpenAccountBody(
                fields.required("ownerId", fields.text("ownerId", TextRule.OWNER_ID)),
                currency,
                fields.amount("overdraftLimit", currency),
                fields.uuid("accountId"),
                fields.text("accountNumber", TextRule.ACCOUNT_NUMBER));
    }

    OpenAccount command(CommandCall call) {
        return new OpenAccount(
                accountId == null ? DerivedId.of(call.key()) : accountId,
                call.ifVersion(),
                call.valid(ownerId),
                overdraftLimit == null ? Money.zero(call.valid(currency)) : overdraftLimit,
                accountNumber);
    }
}
