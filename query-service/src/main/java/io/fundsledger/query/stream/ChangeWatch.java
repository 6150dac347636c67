package io.fundsledger.query.stream;

import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.change.AccountChanges;
import io.fundsledger.query.change.Seen;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.ViewListener;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks for the changes that streams wait for: one thread and one query for all of them, when the view was heard to have got
 * on, though not more often than every twenty milliseconds. While nobody waits, nobody looks; and who waits holds no
 * connection. It keeps nothing but the changes that it has just found: a stream asks for the next when it has written those.
 */
@Component
class ChangeWatch implements ViewListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(20);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5); // should a notification ever be lost
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Freshness AS_IT_IS = new Freshness(List.of(), Duration.ZERO);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_CHANGES = 10_000;
    private static final int MOST_OF_ONE = 500;

    private final AccountChanges changes;
    private final FreshReads freshReads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition toLook = lock.newCondition();
    private final Set<AwaitedChange> due = new LinkedHashSet<>();
    private final Set<AwaitedChange> lookedFor = new LinkedHashSet<>();
    private boolean stopped;
    private volatile boolean running;

    ChangeWatch(AccountChanges changes, FreshReads freshReads) {
        this.changes = changes;
        this.freshReads = freshReads;
    }

    @Override
    public void moved(Projection projection) {
        if (projection == Projection.ACCOUNTS) {
            lookForAllAgain();
        }
    }

    private void lookForAllAgain() {
        lock.lock();
        try {
            due.addAll(lookedFor);
            lookedFor.clear();
            toLook.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has the changes of an account looked for until they are found, or until its caller forgets them, which it has to. */
    AwaitedChange awaitAfter(Seen seen) {
        var awaited = new AwaitedChange(seen);
        lock.lock();
        try {
            if (stopped) {
                awaited.found(List.of());
            } else {
                due.add(awaited);
                toLook.signal();
            }
            return awaited;
        } finally {
            lock.unlock();
        }
    }

    void forget(AwaitedChange awaited) {
        lock.lock();
        try {
            due.remove(awaited);
            lookedFor.remove(awaited);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the service goes on; who waits is woken when it does not. */
    boolean isOpen() {
        lock.lock();
        try {
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("change-watch").start(this::run);
    }

    /** Comes before the web server is asked to finish what it has begun: a stream has no end of its own. */
    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            due.forEach(awaited -> awaited.found(List.of()));
            lookedFor.forEach(awaited -> awaited.found(List.of()));
            toLook.signal();
        } finally {
            lock.unlock();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            for (var asked = nextToLookFor(); !asked.isEmpty(); asked = nextToLookFor()) {
                LockSupport.parkNanos(lookFor(asked).toNanos());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that somebody waits for and that were not looked for since the view got on; none when the service stops. */
    private List<AwaitedChange> nextToLookFor() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && due.isEmpty()) {
                if (!toLook.await(AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    due.addAll(lookedFor);
                    lookedFor.clear();
                }
            }
            var next = stopped
                    ? List.<AwaitedChange>of()
                    : due.stream().limit(MOST_AT_ONCE).toList();
            next.forEach(due::remove);
            lookedFor.addAll(next); // before the look: what arrives meanwhile makes them due again
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** @return how long to let the views alone */
    private Duration lookFor(List<AwaitedChange> asked) {
        try {
            var most = Math.min(MOST_OF_ONE, MOST_CHANGES / asked.size());
            var seen = asked.stream().map(AwaitedChange::seen).toList();
            var found = freshReads
                    .readRows(Projection.ACCOUNTS, AS_IT_IS, () -> changes.after(seen, most))
                    .value();
            for (var i = 0; i < asked.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    asked.get(i).found(found.get(i));
                }
            }
            return AT_MOST_EVERY;
        } catch (DataAccessException | TransactionException | ProblemException away) {
            LOG.debug("the changes of accounts cannot be read, and are looked for again: {}", away.getMessage());
            lookAgainFor(asked);
            return AFTER_A_FAILURE;
        } catch (RuntimeException unforeseen) {
            LOG.error("the changes of accounts cannot be read, and are looked for again", unforeseen);
            lookAgainFor(asked);
            return AFTER_A_FAILURE;
        }
    }

    private void lookAgainFor(List<AwaitedChange> asked) {
        lock.lock();
        try {
            asked.stream().filter(lookedFor::remove).forEach(due::add);
        } finally {
            lock.unlock();
        }
    }
}
