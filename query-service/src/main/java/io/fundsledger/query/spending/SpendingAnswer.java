package io.fundsledger.query.spending;

import io.fundsledger.events.money.Currency;
import io.fundsledger.query.spending.Spending.Figures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A year of an account on the wire; amounts are decimal strings with all decimals of the currency. */
@Schema(name = "Spending")
record SpendingAnswer(
        UUID accountId,
        @Schema(example = "EUR") String currency,
        @Schema(example = "2026") String year,

        @Schema(
                description = "What went out in the year, less what reversals brought back; negative where they brought"
                        + " back more",
                example = "345.67")
        String spent,

        @Schema(
                description = "What came in in the year, less what reversals took back; negative where they took back"
                        + " more",
                example = "2500.00")
        String received,

        @Schema(description = "The categories on which most was spent first, at most 100")
        List<Category> categories,

        @Schema(description = "All further categories together, if there are any") @Nullable Rest others) {

    static SpendingAnswer of(SpendingYear spending) {
        var currency = spending.currency();
        var total = spending.total();
        return new SpendingAnswer(
                spending.accountId(),
                currency.code(),
                year(spending.year()),
                decimal(total.spent(), currency),
                decimal(total.received(), currency),
                spending.categories().stream()
                        .map(category -> Category.of(category, spending.year(), currency))
                        .toList(),
                spending.others() == null ? null : Rest.of(spending.others(), spending.year(), currency));
    }

    private static String year(Year year) {
        return "%04d".formatted(year.getValue());
    }

    private static String decimal(BigDecimal minor, Currency currency) {
        return minor.movePointLeft(currency.decimals())
                .setScale(currency.decimals())
                .toPlainString();
    }

    @Schema(name = "SpendingCategory")
    record Category(
            @Schema(
                    description = "As the commands named it; uncategorised where they named none",
                    example = "groceries")
            String category,

            @Schema(example = "123.45") String spent,
            @Schema(example = "0.00") String received,

            @Schema(description = "The months in which there was something")
            List<Month> months) {

        private static Category of(Spending category, Year year, Currency currency) {
            var total = category.total();
            return new Category(
                    category.name(),
                    decimal(total.spent(), currency),
                    decimal(total.received(), currency),
                    Month.all(category, year, currency));
        }
    }

    @Schema(name = "SpendingOthers")
    record Rest(
            @Schema(example = "1.23") String spent,
            @Schema(example = "0.00") String received,
            List<Month> months) {

        private static Rest of(Spending others, Year year, Currency currency) {
            var total = others.total();
            return new Rest(
                    decimal(total.spent(), currency),
                    decimal(total.received(), currency),
                    Month.all(others, year, currency));
        }
    }

    @Schema(name = "SpendingMonth")
    record Month(
            @Schema(description = "Of the value dates", example = "2026-03")
            String month,

            @Schema(example = "123.45") String spent,
            @Schema(example = "0.00") String received) {

        private static List<Month> all(Spending spending, Year year, Currency currency) {
            return spending.months().entrySet().stream()
                    .map(month -> of(year.atMonth(month.getKey()), month.getValue(), currency))
                    .toList();
        }

        private static Month of(YearMonth month, Figures figures, Currency currency) {
            return new Month(
                    month.toString(), decimal(figures.spent(), currency), decimal(figures.received(), currency));
        }
    }
}
