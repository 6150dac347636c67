package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What query-service shows, held against what the log's events come to. */
final class Views {

    private static final int PAGE = 500;

    private Views() {}

    /** Balance, version and spending of every account, as many bookings in the search as in the log, and the books. */
    static void assertShowWhatTheLogSays(LedgerApi ledger) {
        Map<UUID, List<RecordedEvent>> accounts = new HashMap<>();
        var log = RecordedLog.readAll(ledger).toList();
        log.forEach(event -> accounts.merge(event.accountId(), List.of(event), Views::join));
        accounts.forEach((account, events) -> {
            assertBalance(ledger, account, events);
            assertSpendingAddsUp(ledger, account, events);
            assertBookingsAreFound(ledger, account, events);
        });
        assertBooksBalance(ledger, log, accounts.values());
    }

    private static void assertBalance(LedgerApi ledger, UUID account, List<RecordedEvent> events) {
        var last = events.getLast();
        var shown = ledger.balance(account, last.logPosition().toString()).expect(200);
        assertThat(shown.text("balance")).as(shown.body()).isEqualTo(balance(events));
        assertThat(shown.json().get("version").asLong()).as(shown.body()).isEqualTo(last.accountVersion());
    }

    /** What came in less what went out, over all years, is what is there. */
    private static void assertSpendingAddsUp(LedgerApi ledger, UUID account, List<RecordedEvent> events) {
        var position = events.getLast().logPosition().toString();
        var left = events.stream()
                .map(Views::valueYear)
                .filter(year -> !year.isEmpty())
                .distinct()
                .map(year -> ledger.query("/v1/accounts/%s/spending?year=%s".formatted(account, year), position)
                        .expect(200))
                .map(year -> decimal(year.text("received")).subtract(decimal(year.text("spent"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(left).as("%s", account).isEqualByComparingTo(balance(events));
    }

    private static String valueYear(RecordedEvent event) {
        var valueDate =
                LedgerApi.json().readTree(event.data()).path("valueDate").asString("");
        return valueDate.isEmpty() ? "" : valueDate.substring(0, 4);
    }

    private static void assertBooksBalance(
            LedgerApi ledger, List<RecordedEvent> log, Collection<List<RecordedEvent>> accounts) {
        Map<Integer, String> ends = new TreeMap<>();
        log.forEach(event -> ends.put(event.partition(), event.logPosition().toString()));
        var books = ledger.query("/v1/trial-balance", String.join(", ", ends.values()))
                .expect(200);
        assertThat(books.json().get("totals").values())
                .as(books.body())
                .isNotEmpty()
                .allSatisfy(total -> assertThat(total.get("debits")).isEqualTo(total.get("credits")));
        Map<String, BigDecimal> owed = new HashMap<>();
        accounts.forEach(events -> owed.merge(currency(events), decimal(balance(events)), BigDecimal::add));
        for (var account : books.json().get("accounts").values()) {
            var balance = decimal(account.get("balance").asString());
            var name = account.get("account").asString();
            if (name.startsWith("customers:")) {
                assertThat(balance.negate())
                        .as(name)
                        .isEqualByComparingTo(owed.get(account.get("currency").asString()));
            } else if (name.startsWith("transfers-in-transit:")) {
                assertThat(balance).as(name).isZero();
            }
        }
    }

    private static BigDecimal decimal(String amount) {
        return new BigDecimal(amount);
    }

    private static String currency(List<RecordedEvent> events) {
        return ((AccountEvent.AccountOpened) events.getFirst().event())
                .currency()
                .code();
    }

    private static void assertBookingsAreFound(LedgerApi ledger, UUID account, List<RecordedEvent> events) {
        var path = "/v1/transactions?limit=" + PAGE + "&accountId=" + account;
        var position = events.getLast().logPosition().toString();
        var found = new ArrayList<String>();
        var page = ledger.query(path, position).expect(200).json();
        page.get("items").values().forEach(item -> found.add(item.get("eventId").asString()));
        while (page.hasNonNull("nextCursor")) {
            var next = path + "&cursor=" + page.get("nextCursor").asString();
            page = ledger.query(next, position).expect(200).json();
            page.get("items")
                    .values()
                    .forEach(item -> found.add(item.get("eventId").asString()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(bookings(events));
    }

    private static List<String> bookings(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> effect(event.event()) != 0)
                .map(event -> event.eventId().toString())
                .toList();
    }

    /** What an account's events come to, with all decimals of its currency. */
    static String balance(List<RecordedEvent> events) {
        var currency = ((AccountEvent.AccountOpened) events.getFirst().event()).currency();
        var balance = events.stream().mapToLong(event -> effect(event.event())).reduce(0, Math::addExact);
        return new Money(balance, currency).toDecimal();
    }

    /** What an event does to the balance, in minor units. */
    static long effect(AccountEvent event) {
        return switch (event) {
            case AccountEvent.MoneyDeposited deposited -> deposited.amount().minor();
            case AccountEvent.MoneyWithdrawn withdrawn -> -withdrawn.amount().minor();
            case AccountEvent.TransferSent sent -> -sent.amount().minor();
            case AccountEvent.TransferReceived received -> received.amount().minor();
            case AccountEvent.HoldCaptured captured -> -captured.amount().minor();
            case AccountEvent.EntryReversed reversed ->
                reversed.direction() == Direction.CREDIT
                        ? reversed.amount().minor()
                        : -reversed.amount().minor();
            case AccountEvent.AccountOpened opened -> 0;
            case AccountEvent.HoldPlaced placed -> 0;
            case AccountEvent.HoldReleased released -> 0;
            case AccountEvent.HoldExpired expired -> 0;
            case AccountEvent.OverdraftLimitChanged changed -> 0;
            case AccountEvent.AccountFrozen frozen -> 0;
            case AccountEvent.AccountUnfrozen unfrozen -> 0;
            case AccountEvent.AccountClosed closed -> 0;
        };
    }

    private static List<RecordedEvent> join(List<RecordedEvent> one, List<RecordedEvent> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
