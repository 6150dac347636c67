package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.rebuild.SupervisorLock;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;

/** Reconciles the views, on one instance of all, for as long as the service runs. */
public final class Reconciliation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** What passes within that time, such as a switch of generations, is not worth a word. */
    private static final Duration PASSING = Duration.ofSeconds(10);

    private static final int LONGEST_REASON = 300;

    private final Reconciler reconciler;
    private final SupervisorLock lock;
    private final ReconciliationLimits limits;
    private final InstantSource clock;
    private final AtomicLong entriesCompared = new AtomicLong();
    private volatile ReconciliationStatus status;
    private @Nullable Instant failingSince;
    private boolean running;
    private boolean leading;
    private long restingUntil = System.nanoTime();

    /**
     * @param versions of the projections, by name
     * @param zone the ledger's, in which a booking gets its date
     */
    public Reconciliation(
            DataSource views,
            PlatformTransactionManager transactions,
            Map<String, Integer> versions,
            IndexedEntries index,
            ZoneId zone,
            ReconciliationLimits limits,
            InstantSource clock) {
        var jdbc = JdbcClient.create(views);
        var snapshots = new CutReader(jdbc, transactions, versions);
        this.reconciler = new Reconciler(
                new BooksCheck(jdbc, snapshots),
                new AccountCheck(jdbc, snapshots),
                new EntryCheck(snapshots, new StatementLines(jdbc, zone), new JournalEntries(jdbc), index),
                limits,
                clock);
        this.lock = new SupervisorLock(views, "projector.reconciliation");
        this.limits = limits;
        this.clock = clock;
        this.status =
                new ReconciliationStatus(ReconciliationState.STARTING, clock.instant(), null, null, List.of(), false);
    }

    public ReconciliationStatus status() {
        return status;
    }

    /** By this instance since it was started. */
    public long entriesCompared() {
        return entriesCompared.get();
    }

    /** Looks at the next part of the views, if it is this instance that does so. */
    @Scheduled(fixedDelayString = "${ledger.reconciliation.look-every:PT1S}")
    public synchronized void look() {
        if (!running || System.nanoTime() - restingUntil < 0) {
            return;
        }
        if (lock.isHeld()) {
            var begun = System.nanoTime();
            lead();
            var ended = System.nanoTime();
            restingUntil = ended + limits.rest() * (ended - begun);
        } else {
            follow();
        }
    }

    private void lead() {
        if (!leading) {
            leading = true;
            reconciler.forget();
        }
        try {
            entriesCompared.addAndGet(reconciler.look());
            failingSince = null;
            publish(null);
        } catch (IOException | RuntimeException notNow) {
            fail(reason(notNow));
        }
    }

    private void follow() {
        leading = false;
        var trouble = lock.trouble();
        if (trouble == null) {
            failingSince = null;
            enter(ReconciliationState.STANDBY, clock.instant(), null);
        } else {
            fail(trouble);
        }
    }

    private void fail(String reason) {
        if (failingSince == null) {
            failingSince = clock.instant();
            LOG.warn("The views cannot be compared now: {}", reason);
        }
        publish(reason);
    }

    /** An alarm that was raised is one until the views have been seen to agree. */
    private void publish(@Nullable String reason) {
        var now = clock.instant();
        if (!reconciler.alarms().all().isEmpty()) {
            enter(ReconciliationState.DIFFERS, now, reason);
        } else if (failingSince != null && failingSince.plus(PASSING).isBefore(now)) {
            enter(ReconciliationState.UNKNOWN, failingSince, reason);
        } else if (reconciler.lastPass() == null) {
            enter(ReconciliationState.STARTING, now, reason);
        } else {
            enter(ReconciliationState.AGREES, now, reason);
        }
    }

    private void enter(ReconciliationState state, Instant now, @Nullable String reason) {
        var isLeading = state != ReconciliationState.STANDBY;
        status = new ReconciliationStatus(
                state,
                status.state() == state ? status.since() : now,
                reason,
                isLeading ? reconciler.lastPass() : null,
                isLeading ? reconciler.alarms().all() : List.of(),
                isLeading && reconciler.alarms().isFull());
    }

    /** The first line of the cause: what comes around it may quote SQL, and what a database adds a row. */
    private static String reason(Exception failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        var reason = cause instanceof NotComparableException
                ? message
                : cause.getClass().getSimpleName() + ": " + message;
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            lock.close();
        } catch (SQLException unreachable) {
            LOG.debug("The lock goes with its session: {}", unreachable.getMessage());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
