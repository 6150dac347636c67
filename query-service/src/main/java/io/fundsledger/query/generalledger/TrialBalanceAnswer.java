package io.fundsledger.query.generalledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fundsledger.events.money.Currency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A trial balance on the wire; amounts are decimal strings with all decimals of the currency. */
@Schema(name = "TrialBalance")
record TrialBalanceAnswer(
        @Schema(description = "As asked for") @Nullable Instant asOf,

        @Schema(
                name = "final",
                description = "With asOf: whether all that was recorded up to then is in it. False while a log"
                        + " partition has nothing recorded after asOf yet")
        @JsonProperty("final")
        @Nullable Boolean isFinal,

        @Schema(description = "Ledger accounts, by currency and name")
        List<Account> accounts,

        @Schema(description = "The sums of all ledger accounts of each currency")
        List<Total> totals) {

    static TrialBalanceAnswer of(TrialBalance balance) {
        return new TrialBalanceAnswer(
                balance.asOf(),
                balance.asOf() == null ? null : balance.isFinal(),
                balance.totals().stream().map(Account::of).toList(),
                balance.totals().stream()
                        .collect(groupingBy(total -> total.currency().code(), TreeMap::new, toList()))
                        .values()
                        .stream()
                        .map(Total::of)
                        .toList());
    }

    private static String decimal(BigDecimal minor, Currency currency) {
        return minor.movePointLeft(currency.decimals())
                .setScale(currency.decimals())
                .toPlainString();
    }

    @Schema(name = "LedgerAccount")
    record Account(
            @Schema(
                    description = "customers, channel:…, captures or transfers-in-transit, and the currency",
                    example = "channel:cash:EUR")
            String account,

            @Schema(example = "EUR") String currency,
            @Schema(example = "100.00") String debits,
            @Schema(example = "12.34") String credits,

            @Schema(description = "Debits less credits; what is owed to customers is negative", example = "87.66")
            String balance) {

        private static Account of(LedgerAccountTotal total) {
            return new Account(
                    total.account(),
                    total.currency().code(),
                    decimal(total.debits(), total.currency()),
                    decimal(total.credits(), total.currency()),
                    decimal(total.debits().subtract(total.credits()), total.currency()));
        }
    }

    @Schema(name = "TrialBalanceTotal")
    record Total(
            @Schema(example = "EUR") String currency,

            @Schema(description = "As much as the credits", example = "112.34")
            String debits,

            @Schema(description = "As much as the debits", example = "112.34")
            String credits) {

        private static Total of(List<LedgerAccountTotal> accounts) {
            var currency = accounts.getFirst().currency();
            return new Total(
                    currency.code(),
                    decimal(sum(accounts, LedgerAccountTotal::debits), currency),
                    decimal(sum(accounts, LedgerAccountTotal::credits), currency));
        }

        private static BigDecimal sum(
                List<LedgerAccountTotal> accounts, Function<LedgerAccountTotal, BigDecimal> side) {
            return accounts.stream().map(side).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
