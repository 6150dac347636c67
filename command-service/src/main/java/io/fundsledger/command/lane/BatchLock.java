package io.fundsledger.command.lane;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.NamesEntry;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountDecider;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The locks of one batch: the partitions of all accounts that its commands are about. Whose transfer a reversal undoes is
 * known only from the log, so that is read first; it never changes.
 */
final class BatchLock {

    private final List<CommandRequest> requests;
    private final Set<Integer> others;
    private final Set<EntryRef> entries = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    /** @param others partitions to be locked whatever the commands are about */
    BatchLock(List<PendingUnit> batch, Set<Integer> others) {
        this.others = others;
        this.requests = batch.stream().flatMap(unit -> unit.requests().stream()).toList();
        for (var command : commands()) {
            if (command instanceof NamesEntry names) {
                entries.add(EntryRef.of(names));
            }
            if (command instanceof OpenAccount open && open.accountNumber() != null) {
                numbers.add(open.accountNumber());
            }
        }
    }

    /** Those that the commands name. */
    Set<EntryRef> entries() {
        return entries;
    }

    /** Locks; again if an entry that was not there at first turns out to be about a partition that is not locked. */
    LockedLog take(EventLog log, LedgerIdentity ledger, AccountCache cache) {
        var named = undoesSomething() ? log.look(entries) : Map.<EntryRef, NamedEntry>of();
        while (true) {
            var locked = log.lock(request(named, ledger, cache));
            if (locked.heads()
                    .keySet()
                    .containsAll(partitions(locked.named(), ledger, cache).keySet())) {
                return locked;
            }
            log.release();
            named = locked.named();
        }
    }

    /** All accounts that the commands are about. */
    Set<UUID> accounts(Map<EntryRef, NamedEntry> named) {
        var accounts = new HashSet<UUID>();
        for (var command : commands()) {
            var entry = command instanceof NamesEntry names ? named.get(EntryRef.of(names)) : null;
            accounts.addAll(AccountDecider.accountsOf(command, entry));
        }
        return accounts;
    }

    private LockRequest request(Map<EntryRef, NamedEntry> named, LedgerIdentity ledger, AccountCache cache) {
        List<CommandKey> keys = requests.stream().map(CommandRequest::key).toList();
        return new LockRequest(partitions(named, ledger, cache), keys, numbers, entries);
    }

    private SortedMap<Integer, Long> partitions(
            Map<EntryRef, NamedEntry> named, LedgerIdentity ledger, AccountCache cache) {
        var partitions = new TreeMap<Integer, Long>();
        others.forEach(partition -> partitions.put(partition, cache.knownPosition(partition)));
        for (var accountId : accounts(named)) {
            partitions.computeIfAbsent(ledger.partitionOf(accountId), cache::knownPosition);
        }
        return partitions;
    }

    private boolean undoesSomething() {
        return commands().stream().anyMatch(ReverseEntry.class::isInstance);
    }

    private List<AccountCommand> commands() {
        return requests.stream().map(CommandRequest::command).toList();
    }
}
