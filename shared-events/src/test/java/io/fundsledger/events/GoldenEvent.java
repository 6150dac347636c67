package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventText.SealedText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A golden file and what it must be read as, in this release and in every later one.
 *
 * @param variant minimal: what is required and no more; full: everything in plain text; sealed: with sealed text; later
 *     ones are named by the addition that they pin
 */
record GoldenEvent(String eventName, int schemaVersion, String variant, String json) {

    private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.v(\\d+)\\.([a-z-]+)\\.json");
    private static final SealedText SEALED = new SealedText("owner-4711-1", "c2VhbGVkIHRleHQ=");

    static List<GoldenEvent> all() {
        return Contracts.goldenEvents().entrySet().stream()
                .map(file -> of(file.getKey(), file.getValue()))
                .toList();
    }

    private static GoldenEvent of(String file, String json) {
        var name = FILE.matcher(file);
        if (!name.matches()) {
            throw new AssertionError(file + " is not <event-name>.v<n>.<variant>.json");
        }
        return new GoldenEvent(name.group(1), Integer.parseInt(name.group(2)), name.group(3), json);
    }

    byte[] data() {
        return json.getBytes(UTF_8);
    }

    AccountEvent read() {
        return EventJson.read(eventName, schemaVersion, data());
    }

    AccountEvent expected() {
        return switch (this.toString()) {
            case "account-opened.v1.minimal" -> new AccountOpened("owner-4711", money("0", "JPY"), null);
            case "account-opened.v1.full" ->
                opened(new PlainText(
                        null, null, null, "moved here from another bank", "CZ65 0800 0000 1920 0014 5399"));
            case "account-opened.v1.sealed" -> opened(SEALED);
            case "money-deposited.v1.minimal" ->
                new MoneyDeposited(money("0.001", "BHD"), LocalDate.of(1993, 1, 1), null, null);
            case "money-deposited.v1.full" ->
                deposited(plain("August salary", "Müller & Søn GmbH", "SAL-2025-08", "standing order"));
            case "money-deposited.v1.sealed" -> deposited(SEALED);
            case "money-withdrawn.v1.minimal" ->
                new MoneyWithdrawn(money("9223372036854775807", "JPY"), LocalDate.of(1993, 1, 1), null, null);
            case "money-withdrawn.v1.full" ->
                withdrawn(plain(
                        "Bread, milk and a \"surprise\" 🎂", "Žluťoučký kůň s.r.o.", "4711/2025", "card payment"));
            case "money-withdrawn.v1.sealed" -> withdrawn(SEALED);
            default -> throw new AssertionError("say here what " + this + " must be read as");
        };
    }

    @Override
    public String toString() {
        return "%s.v%d.%s".formatted(eventName, schemaVersion, variant);
    }

    private static AccountEvent opened(EventText text) {
        return new AccountOpened("owner-4711", money("500.00", "EUR"), text);
    }

    private static AccountEvent deposited(EventText text) {
        return new MoneyDeposited(money("1920.00", "EUR"), LocalDate.of(2025, 8, 24), "salary", text);
    }

    private static AccountEvent withdrawn(EventText text) {
        return new MoneyWithdrawn(money("12.34", "EUR"), LocalDate.of(2025, 8, 24), "groceries", text);
    }

    private static PlainText plain(String description, String counterparty, String reference, @Nullable String reason) {
        return Objects.requireNonNull(PlainText.ofEntry(description, counterparty, reference, reason));
    }

    private static Money money(String decimal, String currency) {
        return Money.parse(decimal, Currency.of(currency));
    }
}
