package io.fundsledger.simulation.store;

import static java.util.Objects.requireNonNull;

import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConflictException;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.events.EventType;
import io.fundsledger.simulation.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all connections share: the events that are committed, and who holds which lock. Every statement sees what is committed
 * when it starts. For one thread at a time.
 */
public final class InMemoryStore {

    private final LedgerIdentity ledger;
    private final Fault fault;
    private final StoreWeather weather;
    private final StoreWitness witness;
    private final List<Session> sessions = new ArrayList<>();
    private final Map<Integer, Session> locks = new HashMap<>();
    private final Map<Integer, Session> relays = new HashMap<>();
    private List<StoredCommit> commits = new ArrayList<>();
    private Contents contents;
    private boolean away;

    public InMemoryStore(LedgerIdentity ledger, Fault fault, StoreWeather weather, StoreWitness witness) {
        this.ledger = ledger;
        this.fault = fault;
        this.weather = weather;
        this.witness = witness;
        this.contents = new Contents(ledger, fault);
    }

    public LedgerIdentity ledger() {
        return ledger;
    }

    /** All events of a partition, oldest first. */
    public List<NewEvent> partition(int partition) {
        return requireNonNull(contents.partitions.get(partition));
    }

    /** All events of an account, oldest first. */
    public List<NewEvent> account(UUID accountId) {
        return contents.accounts.getOrDefault(accountId, List.of());
    }

    /** The first event of the command with this key, if it is there. */
    public Optional<NewEvent> command(CommandKey key) {
        return Optional.ofNullable(contents.commands.get(key));
    }

    @Nullable EventType settledBy(EntryRef entry) {
        return contents.settled.get(entry);
    }

    boolean isTaken(String number) {
        return contents.numbers.containsKey(number);
    }

    Fault fault() {
        return fault;
    }

    Session open(String owner) {
        if (away) {
            throw new StoreUnavailableException("the store is away", new IllegalStateException());
        }
        var session = new Session(owner);
        sessions.add(session);
        return session;
    }

    /** Whether somebody else has the lock. */
    boolean isLocked(int partition, Session by) {
        var holder = locks.get(partition);
        return holder != null && holder != by;
    }

    void lock(int partition, Session by) {
        locks.put(partition, by);
        by.locks.add(partition);
    }

    /** Whether a commit has to wait for what becomes of another. */
    boolean hasToWait(StoredCommit commit, Session by) {
        return sessions.stream()
                .filter(session -> session != by)
                .map(session -> session.inDoubt)
                .anyMatch(other -> other != null && contents.constraints.exclude(commit, other));
    }

    /** Inserts and commits; the fate says whether, and whether anybody hears of it. */
    CommitFate commit(StoredCommit commit, Session by) {
        var broken = contents.constraints.brokenBy(commit);
        if (broken.isPresent()) {
            witness.collided(broken.get());
            rollBack(by);
            throw new LogConflictException(
                    "another writer was in the way of " + broken.get(), new IllegalStateException());
        }
        var fate = weather.nextCommit();
        switch (fate) {
            case HAPPENS, HAPPENS_UNHEARD -> {
                add(commit);
                rollBack(by);
            }
            case LOST_UNHEARD -> rollBack(by);
            case OPEN_UNHEARD -> by.inDoubt = commit;
        }
        return fate;
    }

    private void add(StoredCommit commit) {
        commits.add(commit);
        contents.add(commit);
        witness.committed(commit);
    }

    /** Ends the transaction; what it has committed stays. */
    void rollBack(Session session) {
        session.locks.forEach(locks::remove);
        session.locks.clear();
    }

    /** Gives a session the relaying of all partitions that no other has; returns those. */
    Set<Integer> takeFreeRelays(Session session) {
        var taken = new TreeSet<Integer>();
        for (var partition = 0; partition < ledger.partitions(); partition++) {
            if (relays.putIfAbsent(partition, session) == null) {
                taken.add(partition);
            }
        }
        return taken;
    }

    /** Sessions of which the store knows, also those whose owners are gone. */
    public List<Session> sessions() {
        return sessions;
    }

    /** Ends a session: its transaction, too, unless that is settled otherwise. */
    public void end(Session session) {
        session.ended = true;
        relays.values().removeIf(session::equals);
        if (session.inDoubt == null) {
            rollBack(session);
            sessions.remove(session);
        }
    }

    /** The transactions whose writers have not heard what became of them. */
    public List<Session> inDoubt() {
        return sessions.stream().filter(session -> session.inDoubt != null).toList();
    }

    /** What nobody has heard of happens now, or it does not. */
    public void settle(Session session, boolean happens) {
        var commit = requireNonNull(session.inDoubt);
        session.inDoubt = null;
        if (happens) {
            add(commit);
        }
        end(session);
    }

    /** Ends all sessions, and whatever is in doubt on them; no more are opened until it is back. */
    public void goAway() {
        away = true;
        endAll();
    }

    public void comeBack() {
        away = false;
    }

    public boolean isAway() {
        return away;
    }

    /** A copy of the store as it is. */
    public List<StoredCommit> copy() {
        return List.copyOf(commits);
    }

    /** Puts a copy in the place of the store. */
    public void restore(List<StoredCommit> copy) {
        endAll();
        commits = new ArrayList<>(copy);
        contents = new Contents(ledger, fault);
        copy.forEach(contents::add);
    }

    private void endAll() {
        for (var session : List.copyOf(sessions)) {
            session.inDoubt = null;
            end(session);
        }
    }
}
