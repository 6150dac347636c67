package io.fundsledger.command.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes all commands waiting, up to a limit, and handles them as one batch. While a batch commits the
 * next one gathers: the busier, the larger the batches.
 */
public final class CommandLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLane.class);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final BlockingQueue<PendingUnit> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final int mostWaiting;
    private final int mostAtOnce;
    private final BatchRetry batches;
    private final LaneMetrics metrics;
    private final LanePace pace;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable Throwable death;

    CommandLane(LaneSettings settings, BatchRetry batches, LanePace pace, LaneMetrics metrics) {
        this.mostWaiting = settings.queue();
        this.mostAtOnce = settings.batch();
        this.batches = batches;
        this.pace = pace;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("command-lane").unstarted(this::run);
        metrics.watch(waiting);
    }

    public void start() {
        thread.start();
    }

    /** Puts a unit into the queue; false if there is no room for all of it, or the lane is closed. */
    boolean offer(PendingUnit unit) {
        if (!open) {
            return false;
        }
        if (waiting.addAndGet(unit.size()) > mostWaiting) {
            waiting.addAndGet(-unit.size());
            return false;
        }
        queue.add(unit);
        return open || !withdraw(unit);
    }

    /**
     * Puts commands into the queue without waiting for what becomes of them; cancelling the future says that nobody waits
     * any more. Empty if there is no room for all of them, or the lane is closed.
     *
     * @return one answer a command, in order
     */
    public Optional<CompletableFuture<List<LaneAnswer>>> submit(CommandBatch batch) {
        var unit = PendingUnit.of(batch);
        return offer(unit) ? Optional.of(unit.answers()) : Optional.empty();
    }

    /** Whether nobody has taken the unit out of a lane that was closed meanwhile, and nobody will. */
    private boolean withdraw(PendingUnit unit) {
        return queue.remove(unit);
    }

    /** How many commands wait. */
    int waiting() {
        return waiting.get();
    }

    /** For how many commands the queue has room now. */
    int room() {
        return mostWaiting - waiting.get();
    }

    /** Why the lane's thread has ended, if it ended by itself. */
    public @Nullable Throwable death() {
        return death;
    }

    /** Accepts nothing more, answers everything accepted, and ends; waits at most ten seconds. */
    @Override
    public void close() {
        open = false;
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.error("the command lane did not end in time");
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (open || !queue.isEmpty()) {
                next();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (Throwable fatal) {
            death = fatal;
            open = false;
            LOG.error("the command lane has died: restart this instance", fatal);
            throw fatal;
        }
    }

    private void next() throws InterruptedException {
        var first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            pace.await(waiting::get);
            pace.answered(handle(first), waiting.get());
        }
    }

    /** What the lane's thread does over and over, for a lane that was not started: false if nothing waits. */
    public boolean step() {
        var first = queue.poll();
        if (first != null) {
            handle(first);
        }
        return first != null;
    }

    /** Returns how many commands were taken. */
    private int handle(PendingUnit first) {
        var batch = gather(first);
        var commands = batch.stream().mapToInt(PendingUnit::size).sum();
        if (!batch.isEmpty()) {
            metrics.batch(commands);
            batches.handle(batch);
        }
        return commands;
    }

    /** Whole units up to the limit; one that is larger stands alone. */
    private List<PendingUnit> gather(PendingUnit first) {
        var batch = new ArrayList<PendingUnit>();
        var commands = 0;
        for (var unit = first; unit != null; unit = next(commands)) {
            waiting.addAndGet(-unit.size());
            if (!unit.abandoned()) {
                batch.add(unit);
                commands += unit.size();
            }
        }
        return batch;
    }

    private @Nullable PendingUnit next(int commands) {
        var next = queue.peek();
        return next == null || commands + next.size() > mostAtOnce ? null : queue.poll();
    }
}
