package io.fundsledger.command.checkpoint;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again whether a checkpoint is due, on a thread of its own that no command waits for. */
final class CheckpointKeeper implements SmartLifecycle {

    /** Started when the relay is there, and stopped when the last commit is done. */
    static final int PHASE = -150;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

    private final @Nullable CheckpointRound round;
    private final CheckpointStatus status;
    private final Duration every;
    private final Thread thread = Thread.ofPlatform().name("checkpoints").unstarted(this::run);
    private volatile boolean open;

    /**
     * A keeper that is not yet started.
     *
     * @param round what is done at each look; null where there is no key to sign with
     * @param every how long it waits between two looks, more than nothing
     */
    CheckpointKeeper(@Nullable CheckpointRound round, CheckpointStatus status, Duration every) {
        this.round = round;
        this.status = status;
        this.every = every;
    }

    @Override
    public void start() {
        if (round == null) {
            status.become(CheckpointState.NO_KEY, "set ledger.checkpoints.key, and checkpoints are signed");
            return;
        }
        open = true;
        thread.start();
    }

    /** Waits at most ten seconds for what is under way. */
    @Override
    public void stop() {
        if (!open) {
            return;
        }
        open = false;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.error("the signer of checkpoints did not end in time");
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
        try (var rounds = requireNonNull(round)) {
            while (open) {
                rounds.run();
                Thread.sleep(every);
            }
            status.become(CheckpointState.STOPPED, "");
        } catch (InterruptedException asked) {
            status.become(CheckpointState.STOPPED, "");
            Thread.currentThread().interrupt();
        } catch (Error fatal) {
            status.become(CheckpointState.DEAD, fatal.toString());
            throw fatal;
        }
    }
}
