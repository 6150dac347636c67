package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that goes from one account to another. */
@Schema(name = "Transfer", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TransferBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "the sender") @Nullable UUID fromAccountId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "the receiver") @Nullable UUID toAccountId,

        @Schema(
                implementation = String.class,
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "a decimal greater than zero, with at most the currency's decimals",
                pattern = "(0|[1-9][0-9]*)(\\.[0-9]+)?",
                example = "12.34")
        @Nullable Money amount,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ISO 4217: the account's", example = "EUR")
        @Nullable String currency,

        @Schema(description = "the day from which it counts; today in the ledger's time zone unless given") @Nullable LocalDate valueDate,

        @Schema(maxLength = 40, pattern = "[a-z0-9][a-z0-9-]{0,39}", example = "groceries") @Nullable String category,

        @Schema(maxLength = 500, example = "weekly shopping") @Nullable String description,

        @Schema(maxLength = 200, example = "Corner Shop") @Nullable String counterparty,

        @Schema(maxLength = 100, example = "4711") @Nullable String reference,

        @Schema(maxLength = 500, description = "why the command was given") @Nullable String reason) {

    static TransferBody read(Fields fields) {
        var currency = fields.currency();
        return new TransferBody(
                fields.required("fromAccountId", fields.uuid("fromAccountId")),
                fields.required("toAccountId", fields.uuid("toAccountId")),
                fields.required("amount", fields.positiveAmount("amount", currency)),
                currency == null ? null : currency.code(),
                fields.date("valueDate"),
                fields.text("category", TextRule.CATEGORY),
                fields.text("description", TextRule.DESCRIPTION),
                fields.text("counterparty", TextRule.COUNTERPARTY),
                fields.text("reference", TextRule.REFERENCE),
                fields.text("reason", TextRule.REASON));
    }

    Transfer command(CommandCall call) {
        var text = PlainText.ofEntry(description, counterparty, reference, reason);
        return new Transfer(
                call.valid(fromAccountId),
                call.ifVersion(),
                call.valid(toAccountId),
                DerivedId.of(call.key()),
                new Entry(call.valid(amount), valueDate, category, text));
    }
}
