package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent;
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
import io.fundsledger.events.Direction;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** An account as its events say, one after the other, all of it kept in mind; amounts are minor units. */
final class PlainAccount {

    final UUID id;
    String status = "open";
    long limit;
    long version;
    final Map<Long, Long> changes = new TreeMap<>();
    final Map<Long, LocalDate> valueDates = new TreeMap<>();
    final Map<Long, AccountEvent> entries = new TreeMap<>();
    final Map<Long, Long> reversedBy = new TreeMap<>();
    final Map<Long, HoldPlaced> open = new TreeMap<>();
    final Map<Long, String> holds = new TreeMap<>();

    PlainAccount(UUID id) {
        this.id = id;
    }

    static Collection<PlainAccount> of(List<ProjectedEvent> events) {
        var accounts = new HashMap<UUID, PlainAccount>();
        for (var event : events) {
            accounts.computeIfAbsent(event.recorded().accountId(), PlainAccount::new)
                    .add(event.event());
        }
        return accounts.values();
    }

    long balance() {
        return changes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the entries up to a version come to that are dated up to a day. */
    long balance(long upToVersion, LocalDate upToDay) {
        return changes.entrySet().stream()
                .filter(entry -> entry.getKey() <= upToVersion
                        && !Objects.requireNonNull(valueDates.get(entry.getKey()))
                                .isAfter(upToDay))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    HoldPlaced openHold(long holdId) {
        return Objects.requireNonNull(open.get(holdId));
    }

    AccountEvent entry(long entryId) {
        return Objects.requireNonNull(entries.get(entryId));
    }

    long change(long entryId) {
        return Objects.requireNonNull(changes.get(entryId));
    }

    List<HoldPlaced> unexpired(Instant at) {
        return open.values().stream()
                .filter(hold -> hold.expiresAt() == null || hold.expiresAt().isAfter(at))
                .toList();
    }

    long held(Instant at) {
        return unexpired(at).stream().mapToLong(hold -> hold.amount().minor()).sum();
    }

    void add(AccountEvent event) {
        version++;
        switch (event) {
            case AccountOpened opened -> limit = opened.overdraftLimit().minor();
            case MoneyDeposited deposited -> book(event, deposited.amount().minor(), deposited.valueDate());
            case MoneyWithdrawn withdrawn -> book(event, -withdrawn.amount().minor(), withdrawn.valueDate());
            case TransferSent sent -> book(event, -sent.amount().minor(), sent.valueDate());
            case TransferReceived received -> book(event, received.amount().minor(), received.valueDate());
            case HoldPlaced placed -> {
                open.put(version, placed);
                holds.put(version, "open");
            }
            case HoldCaptured captured -> {
                end(captured.holdId(), "captured");
                book(event, -captured.amount().minor(), captured.valueDate());
            }
            case HoldReleased released -> end(released.holdId(), "released");
            case HoldExpired expired -> end(expired.holdId(), "expired");
            case EntryReversed reversed -> {
                var amount = reversed.amount().minor();
                changes.put(version, reversed.direction() == Direction.CREDIT ? amount : -amount);
                valueDates.put(version, reversed.valueDate());
                reversedBy.put(reversed.entryId(), version);
            }
            case OverdraftLimitChanged changed ->
                limit = changed.overdraftLimit().minor();
            case AccountFrozen frozen -> status = "frozen";
            case AccountUnfrozen unfrozen -> status = "open";
            case AccountClosed closed -> status = "closed";
        }
    }

    private void book(AccountEvent event, long change, LocalDate valueDate) {
        changes.put(version, change);
        valueDates.put(version, valueDate);
        entries.put(version, event);
    }

    private void end(long holdId, String how) {
        open.remove(holdId);
        holds.put(holdId, how);
    }
}
