package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.command.log.SnapshotSink;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final SnapshotSink snapshots;

    BatchHandler(
            PostgresEventLog log,
            LedgerIdentity ledger,
            EventIds ids,
            InstantSource clock,
            LaneSettings settings,
            LaneMetrics metrics,
            CommitListener commits,
            SnapshotSink snapshots) {
        this.log = log;
        this.ledger = ledger;
        this.cache = new AccountCache(settings.cachedAccounts());
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
        this.commits = commits;
        this.snapshots = snapshots;
    }

    /** Answers every command of the batch, or throws and answers none. */
    void handle(List<PendingCommand> batch) {
        var lock = new BatchLock(batch);
        var locked = lock.take(log, ledger, cache);
        if (seen.areBeyond(locked.heads().values())) {
            log.release();
            refuse(batch, new LogBehindTopic());
            return;
        }
        var outdated = forgetWhatOthersChanged(locked);
        var concerned = lock.accounts(locked.named());
        var loaded = load(concerned, outdated);
        var decision = new BatchDecision(
                ledger,
                locked,
                accounts(concerned, loaded),
                new BatchEntries(lock.entries(), locked.named()),
                ids,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                settings);
        var answers = new ArrayList<LaneAnswer>(batch.size());
        for (var pending : batch) {
            answers.add(decision.decide(pending.request()));
        }
        finish(decision);
        offerSnapshots(loaded, decision);
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

    /** Of those that took long to load, and those that have come far since the last. */
    private void offerSnapshots(LoadedAccounts loaded, BatchDecision decision) {
        loaded.worthASnapshot().forEach(snapshots::offer);
        for (var appended : decision.events()) {
            var event = appended.event();
            if (event.accountVersion() % SnapshotSink.EVERY == 0
                    && decision.accounts().get(event.accountId()) instanceof Known account) {
                snapshots.offer(event.accountId(), account);
            }
        }
    }

    private static void refuse(List<PendingCommand> batch, Refusal refusal) {
        LOG.error("the event store is an older copy of what it was: {} commands are refused", batch.size());
        batch.forEach(pending -> pending.answer().complete(new Done(new Outcome.Refused(refusal))));
    }

    /** Takes what others have changed out of the cache; returns it as it was. */
    private Map<UUID, Account> forgetWhatOthersChanged(LockedLog locked) {
        if (locked.tooManyChanges()) {
            cache.clear();
            return Map.of();
        }
        return cache.evict(locked.changedAccounts());
    }

    private LoadedAccounts load(Set<UUID> concerned, Map<UUID, Account> outdated) {
        var unknown = new HashSet<UUID>();
        var older = new HashMap<UUID, Account>();
        for (var accountId : concerned) {
            var before = outdated.get(accountId);
            if (before != null) {
                older.put(accountId, before);
            } else if (cache.get(accountId) == null) {
                unknown.add(accountId);
            }
        }
        return unknown.isEmpty() && older.isEmpty() ? LoadedAccounts.NONE : log.load(unknown, older);
    }

    private BatchAccounts accounts(Set<UUID> concerned, LoadedAccounts loaded) {
        var known = new HashMap<UUID, Account>();
        for (var accountId : concerned) {
            var cached = cache.get(accountId);
            if (cached != null) {
                known.put(accountId, cached);
            }
        }
        return new BatchAccounts(known, loaded);
    }
}
