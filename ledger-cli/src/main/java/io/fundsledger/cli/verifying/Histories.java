package io.fundsledger.cli.verifying;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of a partition come to: its accounts, and all that has to add up. */
final class Histories {

    private final VerifiedLog log;
    private final int partition;
    private final Map<UUID, AccountHistory> accounts = new HashMap<>();
    private final TransferSums transfers;
    private final Books books = new Books();
    private final Map<UUID, Set<Long>> unseen = new HashMap<>();
    private final @Nullable Spending spending;
    private long legs;
    private long reversals;

    /** @param spending null where nobody asks for it */
    Histories(VerifiedLog log, int partition, TransferSums transfers, @Nullable Spending spending) {
        this.log = log;
        this.partition = partition;
        this.transfers = transfers;
        this.spending = spending;
    }

    /** Lets one more event follow; throws FaultFound, or ArithmeticException where a figure cannot be counted. */
    void follow(RawLine line) {
        var id = line.account();
        var known = accounts.get(id);
        if (known == null) {
            begin(id, line);
            return;
        }
        var name = line.name();
        var effect = AccountRules.follow(known, name, line);
        if (effect != 0) {
            enter(known, name, line, effect);
        }
    }

    private void begin(UUID id, RawLine line) {
        var home = log.home(id);
        FaultFound.unless(home == partition, () -> "the account belongs to partition %d".formatted(home));
        FaultFound.unless(log.covers(id), "the file is not about this account");
        accounts.put(id, AccountRules.open(id, line));
    }

    /** The entries that were reversed and have not been looked at again, by account. */
    Map<UUID, Set<Long>> unseen() {
        return unseen;
    }

    private void enter(AccountHistory account, EventName name, RawLine line, long effect) {
        books.book(account, name, line.data(), effect);
        if (spending != null) {
            spending.enter(account.id(), name, line.data(), effect);
        }
        if (name == EventName.ENTRY_REVERSED) {
            reversals++;
            unseen.computeIfAbsent(account.id(), _ -> new HashSet<>())
                    .add(line.data().version(DataField.ENTRY_ID));
        }
        if (Leg.isIn(line.data())) {
            var leg = Leg.of(line, account, effect);
            if (covers(leg.otherThan(account.id()))) {
                legs++;
                transfers.add(leg, effect < 0);
            }
        }
    }

    /** Whether all events of an account are among those that are checked. */
    boolean covers(UUID account) {
        return log.covers(account);
    }

    Collection<AccountHistory> accounts() {
        return accounts.values();
    }

    @Nullable Spending spending() {
        return spending;
    }

    @Nullable AccountHistory find(UUID id) {
        return accounts.get(id);
    }

    TransferSums transfers() {
        return transfers;
    }

    Books books() {
        return books;
    }

    long accountCount() {
        return accounts.size();
    }

    /** How many legs of transfers and of their reversals have their other leg on an account that is covered too. */
    long legs() {
        return legs;
    }

    /** How many entries were reversed. */
    long reversals() {
        return reversals;
    }
}
