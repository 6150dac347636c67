package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.NamedEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The writing side of the log: one transaction at a time, for one thread. A batch is {@link #lock}, {@link #load} as
 * needed, then {@link #append} or {@link #release}.
 *
 * <p>Every method throws LogConflictException if another writer was in the way, and StoreUnavailableException if the store
 * is; after either nothing of the transaction is in the log, and the next {@code lock} begins another. After a {@link
 * CommitInDoubtException} the events may or may not be in the log; whoever locks their partitions next sees which, since
 * the lock is granted only when that transaction has ended.
 */
public interface EventLog extends AutoCloseable {

    /** Begins a transaction, and reads entries: what each is never changes, what has become of it only a lock tells. */
    Map<EntryRef, NamedEntry> look(Collection<EntryRef> entries);

    /** Begins a transaction unless one is under way, locks partitions in ascending order, and reads what holds then. */
    LockedLog lock(LockRequest request);

    /**
     * Accounts as they are under the lock; those without events are left out.
     *
     * @param unknown of which the caller has nothing
     * @param older as they were at some version
     */
    LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older);

    /** Appends events, with the account numbers and the holds that they are about, and ends the transaction (invariant 4). */
    void append(List<NewEvent> events, Map<String, UUID> accountNumbers);

    /** Ends the transaction without appending anything. */
    void release();

    /** Ends the transaction, if there is one, and gives up what the store keeps for it; the next {@code lock} begins anew. */
    @Override
    void close();
}
