package io.fundsledger.command.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private final BlockingQueue<PendingCommand> queue;
    private final int mostAtOnce;
    private final BatchRetry batches;
    private final LaneMetrics metrics;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable Throwable death;

    CommandLane(LaneSettings settings, BatchRetry batches, LaneMetrics metrics) {
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.mostAtOnce = settings.batch();
        this.batches = batches;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("command-lane").unstarted(this::run);
        metrics.watch(queue);
    }

    public void start() {
        thread.start();
    }

    /** Puts a command into the queue; false if the queue is full or the lane closed. */
    boolean offer(PendingCommand command) {
        return open && queue.offer(command);
    }

    int waiting() {
        return queue.size();
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
        if (first == null) {
            return;
        }
        List<PendingCommand> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, mostAtOnce - 1);
        batch.removeIf(PendingCommand::abandoned);
        if (!batch.isEmpty()) {
            metrics.batch(batch.size());
            batches.handle(batch);
        }
    }
}
