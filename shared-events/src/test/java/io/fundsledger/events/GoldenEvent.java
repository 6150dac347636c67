package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventText.SealedText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    private static final LocalDate DAY = LocalDate.of(2025, 8, 24);
    private static final LocalDate EARLY = LocalDate.of(1993, 1, 1);
    private static final OtherLeg OTHER = new OtherLeg(
            UUID.fromString("0198d8a2-6f00-7000-8000-0000000000f1"),
            UUID.fromString("0198d8a2-6f00-7000-8000-0000000000a2"),
            7);
    private static final SealedText SEALED = new SealedText("owner-4711-1", "c2VhbGVkIHRleHQ=");

    static List<GoldenEvent> all() {
        return Contracts.goldenEvents().entrySet().stream()
                .map(file -> of(file.getKey(), file.getValue()))
                .toList();
    }

    static GoldenEvent named(String name) {
        return all().stream()
                .filter(golden -> golden.toString().equals(name))
                .findFirst()
                .orElseThrow();
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
        return expected(EventType.of(eventName, schemaVersion));
    }

    private AccountEvent expected(EventType type) {
        var text = text();
        var full = !variant.equals("minimal");
        var amount = full ? money("750.00", "EUR") : money("1", "JPY");
        var day = full ? DAY : EARLY;
        var category = full ? "housing" : null;
        return switch (type) {
            case ACCOUNT_OPENED ->
                new AccountOpened("owner-4711", full ? money("500.00", "EUR") : money("0", "JPY"), text);
            case MONEY_DEPOSITED ->
                full
                        ? new MoneyDeposited(money("1920.00", "EUR"), DAY, channel("transfer"), "salary", text)
                        : new MoneyDeposited(money("0.001", "BHD"), EARLY, "unspecified", null, null);
            case MONEY_WITHDRAWN ->
                full
                        ? new MoneyWithdrawn(money("12.34", "EUR"), DAY, channel("card"), "groceries", text)
                        : new MoneyWithdrawn(money("9223372036854775807", "JPY"), EARLY, "unspecified", null, null);
            case TRANSFER_SENT -> new TransferSent(OTHER, amount, day, category, text);
            case TRANSFER_RECEIVED -> new TransferReceived(OTHER, amount, day, category, text);
            case HOLD_PLACED ->
                full
                        ? new HoldPlaced(
                                money("15.00", "EUR"), Instant.parse("2025-08-31T09:30:00.000001Z"), "fuel", text)
                        : new HoldPlaced(money("1", "JPY"), null, null, null);
            case HOLD_CAPTURED ->
                full
                        ? new HoldCaptured(42, money("13.00", "EUR"), DAY, "fuel", text)
                        : new HoldCaptured(1, money("1", "JPY"), EARLY, null, null);
            case HOLD_RELEASED -> new HoldReleased(full ? 42 : 1, text);
            case HOLD_EXPIRED -> new HoldExpired(full ? 42 : Long.MAX_VALUE);
            case ENTRY_REVERSED ->
                full
                        ? new EntryReversed(
                                42, EntryKind.TRANSFER, amount, Direction.CREDIT, true, day, category, OTHER, text)
                        : new EntryReversed(
                                1, EntryKind.DEPOSIT, amount, Direction.DEBIT, false, day, null, null, null);
            case OVERDRAFT_LIMIT_CHANGED ->
                new OverdraftLimitChanged(full ? money("600.00", "EUR") : money("0", "JPY"), text);
            case ACCOUNT_FROZEN -> new AccountFrozen(text);
            case ACCOUNT_UNFROZEN -> new AccountUnfrozen(text);
            case ACCOUNT_CLOSED -> new AccountClosed(text);
        };
    }

    /** Version 1 of a deposit or withdrawal had none. */
    private String channel(String since2) {
        return schemaVersion == 1 ? "unspecified" : since2;
    }

    private @Nullable EventText text() {
        return switch (variant) {
            case "minimal" -> null;
            case "sealed" -> SEALED;
            case "full" -> plain();
            default -> throw new AssertionError("say here what " + this + " must be read as");
        };
    }

    private EventText plain() {
        return switch (eventName + ".v" + schemaVersion) {
            case "account-opened.v1" ->
                new PlainText(null, null, null, "moved here from another bank", "CZ65 0800 0000 1920 0014 5399");
            case "money-deposited.v1" -> plain("August salary", "Müller & Søn GmbH", "SAL-2025-08", "standing order");
            case "money-deposited.v2" -> plain("August salary", "Müller & Søn GmbH", "4711/2025", "standing order");
            case "money-withdrawn.v1" ->
                plain("Bread, milk and a \"surprise\" 🎂", "Žluťoučký kůň s.r.o.", "4711/2025", "card payment");
            case "money-withdrawn.v2" ->
                plain("Bread, milk and a \"surprise\" 🎂", "Žofie Nová", "4711/2025", "standing order");
            case "hold-captured.v1" -> plain("pump 4", null, null, "tanked");
            case "hold-released.v1" -> plain(null, null, null, "the order was cancelled");
            case "entry-reversed.v1" -> plain(null, null, null, "sent to the wrong account");
            case "overdraft-limit-changed.v1" -> plain(null, null, null, "income has risen");
            case "account-frozen.v1" -> plain(null, null, null, "card stolen");
            case "account-unfrozen.v1" -> plain(null, null, null, "new card sent");
            case "account-closed.v1" -> plain(null, null, null, "moved to another bank");
            default -> plain("Rent", "Žofie Nová", "4711/2025", "standing order");
        };
    }

    @Override
    public String toString() {
        return "%s.v%d.%s".formatted(eventName, schemaVersion, variant);
    }

    private static PlainText plain(
            @Nullable String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable String reason) {
        return Objects.requireNonNull(PlainText.ofEntry(description, counterparty, reference, reason));
    }

    private static Money money(String decimal, String currency) {
        return Money.parse(decimal, Currency.of(currency));
    }
}
