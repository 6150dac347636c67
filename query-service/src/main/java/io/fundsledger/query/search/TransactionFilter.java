package io.fundsledger.query.search;

import io.fundsledger.events.money.Currency;
import io.fundsledger.query.api.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which transactions are asked for: those that match everything given. */
record TransactionFilter(
        @Parameter(
                description = "Words that description, counterparty or reference contain, all of them; \"a phrase\","
                        + " a prefix*, -not, this | that. Case, accents and punctuation make no difference:"
                        + " inv-2026/1 finds INV 2026/1, cafe finds Café. At most 200 characters")
        @Schema(example = "rent 2026*")
        @Nullable String q,

        @Nullable UUID accountId,

        @Parameter(description = "On the accounts of this owner, of whom there may be at most 10000")
        @Schema(example = "customer-7")
        @Nullable String ownerId,

        @Schema(example = "housing") @Nullable String category,

        @Schema(
                type = "string",
                allowableValues = {"deposit", "withdrawal", "transfer-in", "transfer-out", "capture", "reversal"})
        @Nullable TransactionType type,

        @Schema(type = "string", example = "EUR") @Nullable Currency currency,

        @Parameter(description = "At least this amount, in or out")
        @Schema(type = "string", example = "10.00")
        @Nullable BigDecimal minAmount,

        @Parameter(description = "At most this amount, in or out") @Schema(type = "string", example = "99.99") @Nullable BigDecimal maxAmount,

        @Parameter(description = "First value date, inclusive") @Nullable LocalDate from,

        @Parameter(description = "Last value date, inclusive") @Nullable LocalDate to) {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_FOLDED_TEXT = 300;

    TransactionFilter checked() {
        if (q != null && isTooLong(q)) {
            throw ProblemException.invalidParameter("q", "is longer than %d characters".formatted(LONGEST_TEXT));
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.invalidParameter("to", "is before from");
        }
        notNegative("minAmount", minAmount);
        notNegative("maxAmount", maxAmount);
        if (minAmount != null && maxAmount != null && maxAmount.compareTo(minAmount) < 0) {
            throw ProblemException.invalidParameter("maxAmount", "is less than minAmount");
        }
        return this;
    }

    /** Single characters such as ﷺ are whole sentences, and every word costs. */
    private static boolean isTooLong(String words) {
        return words.length() > LONGEST_TEXT || SearchWords.of(words).length() > LONGEST_FOLDED_TEXT;
    }

    private static void notNegative(String parameter, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() < 0) {
            throw ProblemException.invalidParameter(parameter, "is negative; amounts have no sign here, see type");
        }
    }
}
