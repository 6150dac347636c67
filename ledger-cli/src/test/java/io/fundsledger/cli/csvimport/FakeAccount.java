package io.fundsledger.cli.csvimport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An account of the fake ledger, and its views. */
final class FakeAccount {

    private static final int MOST_CATEGORIES = 100;

    private record Change(String day, String category, BigDecimal amount) {}

    private final String currency;
    private final List<Change> changes = new ArrayList<>();

    FakeAccount(String currency) {
        this.currency = currency;
    }

    /** @param amount signed */
    void book(String day, String category, BigDecimal amount) {
        changes.add(new Change(day, category, amount));
    }

    int version() {
        return changes.size() + 1;
    }

    /** @param day inclusive; text that is later than any day counts everything */
    BigDecimal upTo(String day) {
        return sum(changes.stream().filter(change -> change.day.compareTo(day) <= 0));
    }

    private static BigDecimal sum(Stream<Change> changes) {
        return changes.map(Change::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    String balance(@Nullable String day, BigDecimal tooMuch) {
        return """
                {"balance": "%s", "currency": "%s", "version": %d, "status": "open"}""".formatted(upTo(day == null ? "9" : day).add(tooMuch), currency, version());
    }

    String statement(String from, String to, BigDecimal tooMuch) {
        var opening = sum(changes.stream().filter(change -> change.day.compareTo(from) < 0));
        return """
                {"from": "%s", "to": "%s", "openingBalance": "%s", "closingBalance": "%s", "items": []}""".formatted(from, to, opening, upTo(to).add(tooMuch));
    }

    /** By name, of which the last ones are added up. */
    String spending(String year, BigDecimal tooMuch) {
        var categories = new TreeMap<String, List<Change>>();
        changes.stream()
                .filter(change -> change.day.startsWith(year))
                .forEach(change -> categories
                        .computeIfAbsent(
                                change.category.isEmpty() ? "uncategorised" : change.category, _ -> new ArrayList<>())
                        .add(change));
        var answer = JsonMapper.shared().createObjectNode().put("year", year);
        var named = answer.putArray("categories");
        categories.entrySet().stream()
                .limit(MOST_CATEGORIES)
                .forEach(category -> named.addObject()
                        .put("category", category.getKey())
                        .put("spent", spent(category.getValue()).add(tooMuch).toPlainString())
                        .put("received", received(category.getValue()).toPlainString()));
        if (categories.size() > MOST_CATEGORIES) {
            var others = categories.values().stream()
                    .skip(MOST_CATEGORIES)
                    .flatMap(List::stream)
                    .toList();
            answer.putObject("others")
                    .put("spent", spent(others).add(tooMuch).toPlainString())
                    .put("received", received(others).toPlainString());
        }
        return answer.toString();
    }

    private static BigDecimal spent(List<Change> changes) {
        return sum(changes.stream().filter(change -> change.amount.signum() < 0))
                .negate();
    }

    private static BigDecimal received(List<Change> changes) {
        return sum(changes.stream().filter(change -> change.amount.signum() > 0));
    }
}
