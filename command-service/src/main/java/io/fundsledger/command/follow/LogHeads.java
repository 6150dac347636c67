package io.fundsledger.command.follow;

import io.fundsledger.command.log.LogReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * How far each partition of the log goes. One thread looks for all who wait: when a commit was heard of, though not more
 * often than every ten milliseconds, and from time to time, since not every commit of another instance is heard of. While
 * nobody waits, nobody looks; and who waits holds no connection.
 */
public final class LogHeads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogHeads.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(10);
    private static final Duration AT_LEAST_EVERY = Duration.ofMillis(250);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final LogReader log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition toLook = lock.newCondition();
    private final Condition moved = lock.newCondition();
    private final long[] positions;
    private int waiting;
    private boolean rung;
    private boolean stopped;
    private volatile boolean running;

    public LogHeads(LogReader log) {
        this.log = log;
        this.positions = new long[log.partitions()];
    }

    /** Something was committed, here or elsewhere. Is quick. */
    public void committed() {
        lock.lock();
        try {
            rung = true;
            if (waiting > 0) {
                toLook.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a partition has an event after a position.
     *
     * @return whether it has; if not, the time is over or the service stops
     */
    public boolean awaitAfter(int partition, long position, Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lock();
        try {
            waiting++;
            toLook.signal();
            while (positions[partition] <= position && left > 0 && !stopped) {
                left = moved.awaitNanos(left);
            }
            return positions[partition] > position;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Whether the service goes on; who waits is woken when it does not. */
    public boolean isOpen() {
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
        Thread.ofVirtual().name("log-heads").start(this::run);
    }

    /** Comes before the web server is asked to finish what it has begun: following has no end of its own. */
    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            toLook.signalAll();
            moved.signalAll();
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
            while (awaitReasonToLook()) {
                look();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitReasonToLook() throws InterruptedException {
        lock.lock();
        try {
            var left = AT_LEAST_EVERY.toNanos();
            while (!stopped && (waiting == 0 || (!rung && left > 0))) {
                if (waiting == 0) {
                    toLook.await(1, TimeUnit.MINUTES);
                } else {
                    left = toLook.awaitNanos(left);
                }
            }
            rung = false;
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            var heads = log.heads();
            lock.lock();
            try {
                heads.forEach(head -> positions[head.partition()] = head.position());
                moved.signalAll();
            } finally {
                lock.unlock();
            }
            LockSupport.parkNanos(AT_MOST_EVERY.toNanos());
        } catch (DataAccessException away) {
            LOG.debug("the log's heads cannot be read, and are looked for again: {}", away.getMessage());
            LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
        }
    }
}
