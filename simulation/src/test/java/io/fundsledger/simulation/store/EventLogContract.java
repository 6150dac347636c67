package io.fundsledger.simulation.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.CommandPart;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.LogConflictException;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.CommandKeyHash;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a lane relies on, whichever log it writes to. */
abstract class EventLogContract {

    private static final Currency EUR = Currency.of("EUR");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final byte[] FINGERPRINT = new byte[32];
    private static final long WAITING_MILLIS = 300;

    abstract LedgerIdentity ledger();

    /** Another writer to the same log. */
    abstract EventLog writer();

    @Test
    void anEmptyPartitionBeginsWithTheHashOfItsLedger() {
        try (var log = writer()) {
            var head = head(log.lock(request(Map.of(1, Long.MAX_VALUE))), 1);

            assertThat(head.position()).isZero();
            assertThat(head.hash()).isEqualTo(HashChain.first(ledger().ledgerId(), 1, ledger().partitions()));
            assertThat(head.recordedAt()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void whatIsAppendedIsThereForTheNext() {
        var account = accountIn(0);
        append(account, "open", opened(), deposited(100));

        try (var log = writer()) {
            var locked = log.lock(request(Map.of(0, 0L), "open", "another"));

            assertThat(head(locked, 0).position()).isEqualTo(2);
            assertThat(locked.changedAccounts()).containsExactly(account);
            assertThat(locked.recorded()).containsOnlyKeys(key("open"));
            var command = requireNonNull(locked.recorded().get(key("open")));
            assertThat(command.parts()).containsExactly(new CommandPart(account, 1, 2));
            assertThat(command.fingerprint()).isEqualTo(FINGERPRINT);
            assertThat(load(log, account).balance()).isEqualTo(new Money(100, EUR));
        }
    }

    @Test
    void onlyWhatCameAfterTheKnownPositionHasChanged() {
        var before = accountIn(0);
        var after = accountIn(0);
        append(before, "open-1", opened());
        append(after, "open-2", opened());

        try (var log = writer()) {
            assertThat(log.lock(request(Map.of(0, 1L))).changedAccounts()).containsExactly(after);
            log.release();
            assertThat(log.lock(request(Map.of(0, Long.MAX_VALUE))).changedAccounts())
                    .isEmpty();
        }
    }

    @Test
    void anAccountIsBroughtUpToDateFromAnyVersion() {
        var account = accountIn(2);
        append(account, "open", opened(), deposited(5));
        Known older;
        try (var log = writer()) {
            log.lock(request(Map.of(2, 0L)));
            older = load(log, account);
        }
        append(account, "deposit", deposited(7));

        try (var log = writer()) {
            log.lock(request(Map.of(2, 2L)));
            var loaded = log.load(Set.of(accountIn(2)), Map.<UUID, Account>of(account, older));

            assertThat(loaded.accounts()).containsOnlyKeys(account);
            var now = (Known) requireNonNull(loaded.accounts().get(account));
            assertThat(now.balance()).isEqualTo(new Money(12, EUR));
        }
    }

    @Test
    void aReleasedTransactionLeavesNothingBehind() {
        try (var log = writer()) {
            log.lock(request(Map.of(0, 0L)));
            log.release();
        }
        try (var log = writer()) {
            assertThat(head(log.lock(request(Map.of(0, 0L))), 0).position()).isZero();
        }
    }

    @Test
    void theSameKeyIsNotAppendedTwiceEvenInAnotherPartition() {
        append(accountIn(0), "key", opened());

        assertThatThrownBy(() -> append(accountIn(1), "key", opened())).isInstanceOf(LogConflictException.class);
        assertPartitionIsEmpty(1);
    }

    @Test
    void theSameAccountNumberIsNotTakenTwice() {
        append(accountIn(0), "one", Map.of("DE-1", UUID.randomUUID()), opened());

        assertThatThrownBy(() -> append(accountIn(1), "two", Map.of("DE-1", UUID.randomUUID()), opened()))
                .isInstanceOf(LogConflictException.class);
        assertPartitionIsEmpty(1);
        try (var log = writer()) {
            var request = new LockRequest(new TreeMap<>(Map.of(1, 0L)), List.of(), List.of("DE-1", "DE-2"), List.of());
            assertThat(log.lock(request).takenNumbers()).containsExactly("DE-1");
        }
    }

    @Test
    void theSamePositionIsNotAppendedTwice() {
        var account = accountIn(0);
        append(account, "open", opened());

        try (var log = writer()) {
            log.lock(request(Map.of(0, 0L)));
            var again = events(emptyHead(0), accountIn(0), 0, "other", opened());
            assertThatThrownBy(() -> log.append(again, Map.of())).isInstanceOf(LogConflictException.class);
        }
    }

    @Test
    void theSameVersionIsNotAppendedTwice() {
        var account = accountIn(0);
        append(account, "open", opened());

        try (var log = writer()) {
            var head = head(log.lock(request(Map.of(0, 0L))), 0);
            var again = events(head, account, 0, "other", opened());
            assertThatThrownBy(() -> log.append(again, Map.of())).isInstanceOf(LogConflictException.class);
        }
    }

    @Test
    void aHoldIsNotEndedTwice() {
        var account = accountIn(0);
        append(account, "open", opened(), deposited(10), new HoldPlaced(new Money(5, EUR), null, null, null));
        append(account, "release", new HoldReleased(3, null));

        assertThatThrownBy(() -> append(account, "again", new HoldReleased(3, null)))
                .isInstanceOf(LogConflictException.class);
    }

    @Test
    void aNamedEntryIsFoundWithWhatHasBecomeOfIt() {
        var account = accountIn(0);
        append(account, "open", opened(), deposited(10), new HoldPlaced(new Money(5, EUR), null, null, null));
        var deposit = new EntryRef(account, 2);
        var hold = new EntryRef(account, 3);
        append(account, "release", new HoldReleased(3, null));
        var asked = List.of(deposit, hold, new EntryRef(account, 9));

        try (var log = writer()) {
            assertThat(log.look(asked)).containsOnlyKeys(deposit, hold);
            var named = log.lock(new LockRequest(new TreeMap<>(Map.of(0, 0L)), List.of(), List.of(), asked))
                    .named();
            assertThat(named).containsOnlyKeys(deposit, hold);
            assertThat(requireNonNull(named.get(deposit)).settledBy()).isNull();
            assertThat(requireNonNull(named.get(hold)).settledBy()).isEqualTo(EventType.HOLD_RELEASED);
        }
    }

    @Test
    void aLockIsWaitedForAndThenShowsWhatItsHolderAppended() throws Exception {
        var account = accountIn(0);
        try (var holder = writer();
                var waiter = writer()) {
            var head = head(holder.lock(request(Map.of(0, 0L))), 0);
            var waiting = CompletableFuture.supplyAsync(() -> waiter.lock(request(Map.of(0, 0L), "open")));
            assertThatThrownBy(() -> waiting.get(WAITING_MILLIS, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            holder.append(events(head, account, 0, "open", opened()), Map.of());

            var locked = waiting.get(10, TimeUnit.SECONDS);
            assertThat(head(locked, 0).position()).isEqualTo(1);
            assertThat(locked.changedAccounts()).containsExactly(account);
            assertThat(locked.recorded()).containsOnlyKeys(key("open"));
        }
    }

    @Test
    void partitionsAreLockedApart() {
        try (var one = writer();
                var other = writer()) {
            one.lock(request(Map.of(0, 0L)));
            assertThat(other.lock(request(Map.of(1, 0L))).heads()).containsOnlyKeys(1);
        }
    }

    @Test
    void closingEndsTheTransaction() {
        var left = writer();
        left.lock(request(Map.of(0, 0L)));
        left.close();

        try (var log = writer()) {
            assertThat(head(log.lock(request(Map.of(0, 0L))), 0).position()).isZero();
        }
    }

    private void assertPartitionIsEmpty(int partition) {
        try (var log = writer()) {
            assertThat(head(log.lock(request(Map.of(partition, 0L))), partition).position())
                    .isZero();
        }
    }

    private void append(UUID account, String key, AccountEvent... contents) {
        append(account, key, Map.of(), contents);
    }

    private void append(UUID account, String key, Map<String, UUID> numbers, AccountEvent... contents) {
        try (var log = writer()) {
            var partition = ledger().partitionOf(account);
            var head = head(log.lock(request(Map.of(partition, Long.MAX_VALUE))), partition);
            var loaded = log.load(Set.of(account), Map.of()).accounts().get(account);
            log.append(events(head, account, loaded == null ? 0 : loaded.version(), key, contents), numbers);
        }
    }

    private List<NewEvent> events(
            PartitionHead head, UUID account, long version, String key, AccountEvent... contents) {
        var events = new ArrayList<NewEvent>();
        var command = new CommandHead(
                key, FINGERPRINT, List.of(new CommandPart(account, version + 1, version + contents.length)));
        var previous = head.hash();
        for (var content : contents) {
            var first = events.isEmpty();
            var recorded = recorded(head, account, version, events.size() + 1, first ? key : null, content)
                    .linkedAfter(previous);
            previous = recorded.hash();
            events.add(new NewEvent(recorded, content, first ? command : null));
        }
        return events;
    }

    private RecordedEvent recorded(
            PartitionHead head, UUID account, long version, int number, @Nullable String key, AccountEvent content) {
        var type = EventType.of(content);
        var schemaVersion = type.versionIn(ContractRelease.RELEASE_0_2);
        return new RecordedEvent(
                ledger().ledgerId(),
                head.partition(),
                head.position() + number,
                account,
                version + number,
                UUID.randomUUID(),
                type.eventName(),
                schemaVersion,
                EventJson.write(content, schemaVersion),
                NOON,
                new EventOrigin("teller", key == null ? null : CommandKeyHash.of("teller", key), null, null, null),
                new byte[0],
                new byte[0]);
    }

    private PartitionHead emptyHead(int partition) {
        return new PartitionHead(
                partition, 0, HashChain.first(ledger().ledgerId(), partition, ledger().partitions()), Instant.EPOCH);
    }

    private static PartitionHead head(LockedLog locked, int partition) {
        return requireNonNull(locked.heads().get(partition));
    }

    private static Known load(EventLog log, UUID account) {
        return (Known)
                requireNonNull(log.load(Set.of(account), Map.of()).accounts().get(account));
    }

    private static LockRequest request(Map<Integer, Long> known, String... keys) {
        var asked = Stream.of(keys).map(EventLogContract::key).toList();
        return new LockRequest(new TreeMap<>(known), asked, List.of(), List.of());
    }

    private static CommandKey key(String key) {
        return new CommandKey("teller", key);
    }

    private UUID accountIn(int partition) {
        while (true) {
            var id = UUID.randomUUID();
            if (ledger().partitionOf(id) == partition) {
                return id;
            }
        }
    }

    private static AccountOpened opened() {
        return new AccountOpened("owner-1", Money.zero(EUR), null);
    }

    private static MoneyDeposited deposited(long cents) {
        return new MoneyDeposited(new Money(cents, EUR), LocalDate.of(2026, 3, 1), "cash", null, null);
    }
}
