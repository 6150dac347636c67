package io.fundsledger.simulation.store;

import static java.util.stream.Collectors.toSet;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.CommandPart;
import io.fundsledger.command.log.CommitInDoubtException;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.command.log.RecordedCommand;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.events.HashChain;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Turn;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writing side of a log in memory: before every statement others have their turn. */
public final class InMemoryEventLog implements EventLog {

    private final InMemoryStore store;
    private final String owner;
    private final Turn turn;
    private @Nullable Session session;

    public InMemoryEventLog(InMemoryStore store, String owner, Turn turn) {
        this.store = store;
        this.owner = owner;
        this.turn = turn;
    }

    @Override
    public Map<EntryRef, NamedEntry> look(Collection<EntryRef> entries) {
        begin("look at entries");
        return named(entries);
    }

    @Override
    public LockedLog lock(LockRequest request) {
        var current = begin("begin");
        var last = request.knownPositions().lastKey();
        for (var partition : request.knownPositions().keySet()) {
            if (store.fault() != Fault.HEAD_NOT_LOCKED || !partition.equals(last)) {
                turn.await("lock " + partition, () -> current.ended || !store.isLocked(partition, current));
                requireAlive();
                store.lock(partition, current);
            }
        }
        var heads = new HashMap<Integer, PartitionHead>();
        statement("read heads");
        request.knownPositions().keySet().forEach(partition -> heads.put(partition, head(partition)));
        statement("read changes");
        var changed = changed(request.knownPositions());
        statement("look up keys");
        var recorded = recorded(request.keys());
        statement("look up numbers and entries");
        var numbers = request.accountNumbers().stream().filter(store::isTaken).collect(toSet());
        return new LockedLog(heads, changed, false, recorded, numbers, named(request.entries()));
    }

    @Override
    public LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older) {
        statement("load accounts");
        var accounts = new HashMap<UUID, Account>();
        unknown.forEach(accountId -> fold(accountId, Unopened.FREE, accounts));
        older.forEach((accountId, account) -> fold(accountId, account, accounts));
        return new LoadedAccounts(accounts, Map.of(), Map.of());
    }

    @Override
    public void append(List<NewEvent> events, Map<String, UUID> accountNumbers) {
        var commit = new StoredCommit(List.copyOf(events), new HashMap<>(accountNumbers));
        try {
            statement("append " + events.size());
            var current = requireAlive();
            turn.await("commit", () -> current.ended || !store.hasToWait(commit, current));
            requireAlive();
            if (store.commit(commit, current) != CommitFate.HAPPENS) {
                throw unavailable();
            }
        } catch (StoreUnavailableException unavailable) {
            throw new CommitInDoubtException(unavailable);
        }
    }

    @Override
    public void release() {
        statement("roll back");
        store.rollBack(requireAlive());
    }

    @Override
    public void close() {
        var current = session;
        session = null;
        if (current != null) {
            store.end(current);
        }
    }

    private Session begin(String what) {
        if (session == null) {
            turn.pass("connect");
            session = store.open(owner);
        }
        statement(what);
        return requireAlive();
    }

    private void statement(String what) {
        requireBegun();
        turn.pass(what);
        requireAlive();
    }

    private Session requireBegun() {
        if (session == null) {
            throw new IllegalStateException("no transaction is open: lock comes first");
        }
        return session;
    }

    private Session requireAlive() {
        var current = requireBegun();
        if (current.ended) {
            throw unavailable();
        }
        return current;
    }

    private StoreUnavailableException unavailable() {
        close();
        return new StoreUnavailableException("the store has gone away", new IllegalStateException());
    }

    private PartitionHead head(int partition) {
        var ledger = store.ledger();
        var events = store.partition(partition);
        if (events.isEmpty()) {
            var first = HashChain.first(ledger.ledgerId(), partition, ledger.partitions());
            return new PartitionHead(partition, 0, first, Instant.EPOCH);
        }
        var last = events.getLast().event();
        return new PartitionHead(partition, last.position(), last.hash(), last.recordedAt());
    }

    private Set<UUID> changed(Map<Integer, Long> knownPositions) {
        var changed = new HashSet<UUID>();
        knownPositions.forEach((partition, known) -> {
            var events = store.partition(partition);
            for (var position = known; position < events.size(); position++) {
                changed.add(events.get(position.intValue()).event().accountId());
            }
        });
        return store.fault() == Fault.CACHE_NOT_EVICTED ? Set.of() : changed;
    }

    private Map<CommandKey, RecordedCommand> recorded(List<CommandKey> keys) {
        var recorded = new HashMap<CommandKey, RecordedCommand>();
        if (store.fault() != Fault.REPEATED_COMMAND_NOT_DROPPED) {
            keys.forEach(key -> store.command(key).ifPresent(first -> recorded.put(key, recorded(first))));
        }
        return recorded;
    }

    private static RecordedCommand recorded(NewEvent first) {
        var command = first.command();
        return command == null
                ? new RecordedCommand(List.<CommandPart>of(), new byte[0])
                : new RecordedCommand(command.parts(), command.fingerprint());
    }

    private Map<EntryRef, NamedEntry> named(Collection<EntryRef> entries) {
        var named = new HashMap<EntryRef, NamedEntry>();
        for (var entry : entries) {
            var events = store.account(entry.accountId());
            if (entry.version() >= 1 && entry.version() <= events.size()) {
                var content = events.get(Math.toIntExact(entry.version() - 1)).content();
                named.put(entry, new NamedEntry(content, store.settledBy(entry)));
            }
        }
        return named;
    }

    private void fold(UUID accountId, Account before, Map<UUID, Account> accounts) {
        var account = before;
        var events = store.account(accountId);
        for (var event : events.subList(Math.toIntExact(before.version()), events.size())) {
            account = account.evolve(event.content());
        }
        if (!(account instanceof Unopened)) {
            accounts.put(accountId, account);
        }
    }
}
