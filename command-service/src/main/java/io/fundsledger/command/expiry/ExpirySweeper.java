package io.fundsledger.command.expiry;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps again and again, on a thread of its own; more rarely while holds cannot be ended. */
final class ExpirySweeper implements SmartLifecycle {

    /** Started when the lane is there to take its commands, and stopped before that goes. */
    static final int PHASE = -50;

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final Duration MOST_RARELY = Duration.ofSeconds(30);

    private final ExpirySweep sweep;
    private final Duration every;
    private final Thread thread = Thread.ofPlatform().name("expiry-sweep").unstarted(this::run);
    private volatile boolean open;
    private Duration pause;
    private boolean heldUp;

    /**
     * A sweeper that is not yet started.
     *
     * @param every how long it waits between two sweeps, more than nothing
     */
    ExpirySweeper(ExpirySweep sweep, Duration every) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("ledger.expiry-sweep-every has to be more than nothing, not " + every);
        }
        this.sweep = sweep;
        this.every = every;
        this.pause = every;
    }

    @Override
    public void start() {
        open = true;
        thread.start();
    }

    /** Waits at most ten seconds for what is under way. */
    @Override
    public void stop() {
        open = false;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.error("the expiry sweep did not end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (open) {
                sweep();
                Thread.sleep(pause);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            sweep.run();
            if (heldUp) {
                LOG.info("overdue holds are ended again");
            }
            heldUp = false;
            pause = every;
        } catch (RuntimeException failure) {
            if (!heldUp && open) {
                LOG.warn("overdue holds cannot be ended for now: {}", failure.getMessage());
            }
            heldUp = true;
            pause = longer();
        }
    }

    private Duration longer() {
        var twice = pause.multipliedBy(2);
        var most = MOST_RARELY.compareTo(every) > 0 ? MOST_RARELY : every;
        return twice.compareTo(most) < 0 ? twice : most;
    }
}
