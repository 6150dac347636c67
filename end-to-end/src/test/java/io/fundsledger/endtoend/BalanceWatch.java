package io.fundsledger.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Reads the balances of some accounts over and over, without a token, and keeps what it was shown. */
final class BalanceWatch implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(20);

    private record Reading(UUID account, Reply shown) {}

    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();
    private final LedgerApi ledger;
    private final Collection<UUID> accounts;
    private final CompletableFuture<Void> watching;
    private volatile boolean running = true;

    BalanceWatch(LedgerApi ledger, Collection<UUID> accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.watching = CompletableFuture.runAsync(this::watch);
    }

    private void watch() {
        try {
            while (running) {
                for (var account : accounts) {
                    var target = ledger.queries().resolve("/v1/accounts/" + account + "/balance");
                    readings.add(new Reading(account, LedgerApi.get(target)));
                }
                Thread.sleep(PACE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** With what status the queries were answered so far. */
    Set<Integer> statuses() {
        return readings.stream().map(reading -> reading.shown().status()).collect(toSet());
    }

    /** Each balance shown so far is what the account's events came to at its version, and at least up to its position. */
    void assertShownWhatOnceWasTrue() {
        var shown = readings.stream()
                .filter(reading -> reading.shown().status() == 200)
                .toList();
        assertThat(shown).isNotEmpty();
        var log = RecordedLog.readAll(ledger).collect(groupingBy(RecordedEvent::accountId));
        shown.forEach(reading -> assertOnceTrue(reading.shown(), Objects.requireNonNull(log.get(reading.account()))));
    }

    private static void assertOnceTrue(Reply shown, List<RecordedEvent> events) {
        var version = shown.json().get("version").asInt();
        assertThat(version).as(shown.body()).isBetween(1, events.size());
        assertThat(shown.text("balance")).as(shown.body()).isEqualTo(Views.balance(events.subList(0, version)));
        var position = LogPosition.parse(shown.position()).position();
        assertThat(events.subList(version, events.size()))
                .as("%s at %d", shown.body(), position)
                .allSatisfy(later -> assertThat(later.position()).isGreaterThan(position));
    }

    @Override
    public void close() {
        running = false;
        watching.orTimeout(1, TimeUnit.MINUTES).join();
    }
}
