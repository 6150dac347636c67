package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockedLog;
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

    private final EventLog log;
    private final LedgerIdentity ledger;
    private final AccountCache cache;
    private final SeenHeads seen = new SeenHeads();
    private final EventIds ids;
    private final InstantSource clock;
    private final LaneSettings settings;
    private final LaneMetrics metrics;
    private final CommitListener commits;
    private final SnapshotSink snapshots;
    /** Whether the store may have been exchanged since the last look at it: then all that was seen is looked at. */
    private boolean doubtful;

    BatchHandler(
            EventLog log,
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

    /** Answers every unit of the batch, or throws and answers none. */
    void handle(List<PendingUnit> batch) {
        var lock = new BatchLock(batch, doubtful ? seen.partitions() : Set.of());
        var locked = lock.take(log, ledger, cache);
        if (seen.areBeyond(locked.heads().values())) {
            startOver();
            refuse(batch, new LogBehindTopic());
            return;
        }
        doubtful = false;
        var outdated = forgetWhatOthersChanged(locked);
        var concerned = lock.accounts(locked.named());
        var loaded = load(concerned, outdated);
        var state = BatchState.of(locked, lock.entries(), accounts(concerned, loaded));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision = new BatchDecision(new CommandDecision(ledger, locked, ids, now, settings), state);
        var answers = new ArrayList<List<LaneAnswer>>(batch.size());
        for (var unit : batch) {
            answers.add(decision.decide(unit));
        }
        finish(state);
        offerSnapshots(loaded, state);
        for (var i = 0; i < answers.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }

    /** After a failure nothing that was kept in memory is trusted. */
    void startOver() {
        cache.clear();
        log.close();
        doubtful = true;
    }

    private void finish(BatchState state) {
        if (state.events.isEmpty()) {
            log.release();
        } else {
            metrics.commit(() -> log.append(state.events, state.numbers.changes()), state.events.size());
        }
        seen.saw(state.heads.all());
        cache.update(state.accounts.all(), state.heads.positions());
        if (!state.events.isEmpty()) {
            commits.committed();
        }
    }

    /** Of those that took long to load, and those that have come far since the last. */
    private void offerSnapshots(LoadedAccounts loaded, BatchState state) {
        loaded.worthASnapshot().forEach(snapshots::offer);
        for (var appended : state.events) {
            var event = appended.event();
            if (event.accountVersion() % SnapshotSink.EVERY == 0
                    && state.accounts.get(event.accountId()) instanceof Known account) {
                snapshots.offer(event.accountId(), account);
            }
        }
    }

    private static void refuse(List<PendingUnit> batch, Refusal refusal) {
        LOG.error("the event store is an older copy of what it was: its commands are refused");
        batch.forEach(unit -> unit.answerAll(new Done(new Outcome.Refused(refusal))));
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
        return BatchAccounts.of(known, loaded);
    }
}
