package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountDecider;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.PostgresEventLog;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a batch: lock, look, load, decide, append; nobody is answered before the commit. */
final class BatchHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

    private final PostgresEventLog log;
    private final LedgerIdentity ledger;
    private final AccountCache cache;
    private final SeenHeads seen = new SeenHeads();
    private final EventIds ids;
    private final InstantSource clock;
    private final LaneSettings settings;
    private final LaneMetrics metrics;
    private final CommitListener commits;

    BatchHandler(
            PostgresEventLog log,
            LedgerIdentity ledger,
            EventIds ids,
            InstantSource clock,
            LaneSettings settings,
            LaneMetrics metrics,
            CommitListener commits) {
        this.log = log;
        this.ledger = ledger;
        this.cache = new AccountCache(settings.cachedAccounts());
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
        this.commits = commits;
    }

    /** Answers every command of the batch, or throws and answers none. */
    void handle(List<PendingCommand> batch) {
        var locked = log.lock(lockRequest(batch));
        if (seen.areBeyond(locked.heads().values())) {
            log.release();
            refuse(batch, new LogBehindTopic());
            return;
        }
        forgetWhatOthersChanged(locked);
        var decision = new BatchDecision(
                ledger, locked, accounts(batch), ids, clock.instant().truncatedTo(ChronoUnit.MICROS), settings);
        var answers = new ArrayList<LaneAnswer>(batch.size());
        for (var pending : batch) {
            answers.add(decision.decide(pending.request()));
        }
        finish(decision);
        for (var i = 0; i < answers.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    /** After a failure nothing that was kept in memory is trusted. */
    void startOver() {
        cache.clear();
        log.close();
    }

    private void finish(BatchDecision decision) {
        if (decision.events().isEmpty()) {
            log.release();
        } else {
            metrics.commit(
                    () -> log.append(decision.events(), decision.numbers()),
                    decision.events().size());
        }
        seen.saw(decision.heads());
        cache.update(decision.accounts(), decision.positions());
        if (!decision.events().isEmpty()) {
            commits.committed();
        }
    }

    private static void refuse(List<PendingCommand> batch, Refusal refusal) {
        LOG.error("the event store is an older copy of what it was: {} commands are refused", batch.size());
        batch.forEach(pending -> pending.answer().complete(new Done(new Outcome.Refused(refusal))));
    }

    private LockRequest lockRequest(List<PendingCommand> batch) {
        var partitions = new TreeMap<Integer, Long>();
        var numbers = new HashSet<String>();
        for (var pending : batch) {
            var command = pending.request().command();
            for (var accountId : accountsOf(pending)) {
                partitions.computeIfAbsent(ledger.partitionOf(accountId), cache::knownPosition);
            }
            if (command instanceof OpenAccount open && open.accountNumber() != null) {
                numbers.add(open.accountNumber());
            }
        }
        var keys = batch.stream().map(pending -> pending.request().key()).toList();
        return new LockRequest(partitions, keys, numbers);
    }

    private void forgetWhatOthersChanged(LockedLog locked) {
        if (locked.tooManyChanges()) {
            cache.clear();
        } else if (!locked.changedAccounts().isEmpty()) {
            cache.evict(locked.changedAccounts());
        }
    }

    private BatchAccounts accounts(List<PendingCommand> batch) {
        var known = new HashMap<UUID, Account>();
        var missing = new HashSet<UUID>();
        for (var pending : batch) {
            for (var id : accountsOf(pending)) {
                var cached = cache.get(id);
                if (cached == null) {
                    missing.add(id);
                } else {
                    known.put(id, cached);
                }
            }
        }
        return new BatchAccounts(known, load(missing));
    }

    private static List<UUID> accountsOf(PendingCommand pending) {
        return AccountDecider.accountsOf(pending.request().command(), null);
    }

    private LoadedAccounts load(Set<UUID> missing) {
        return missing.isEmpty() ? new LoadedAccounts(Map.of(), Map.of()) : log.load(missing);
    }
}
