package io.fundsledger.command.checkpoint;

import static io.fundsledger.command.checkpoint.CheckpointState.CHECKPOINTS_BEHIND_TOPIC;
import static io.fundsledger.command.checkpoint.CheckpointState.CHECKPOINT_FORGED;
import static io.fundsledger.command.checkpoint.CheckpointState.SIGNING;
import static io.fundsledger.command.checkpoint.CheckpointState.STANDBY;
import static io.fundsledger.command.checkpoint.CheckpointState.WAITING;

import io.fundsledger.command.log.SigningTurn;
import io.fundsledger.command.relay.CheckpointPublisher;
import io.fundsledger.command.relay.CheckpointsBehindTopicException;
import io.fundsledger.events.MalformedCheckpointException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One look after the other: publishes what has been signed, then signs what is due. In this order, so that a store that
 * is behind what was published signs nothing. For one thread.
 */
final class CheckpointRound implements AutoCloseable {

    private final Supplier<SigningTurn> turns;
    private final CheckpointPublisher publisher;
    private final CheckpointSigner signer;
    private final CheckpointStatus status;
    private final CheckpointMetrics metrics;
    private final long retryNanos;
    private @Nullable SigningTurn turn;
    private long publishFrom = System.nanoTime();
    private boolean behind;

    /**
     * Nothing is open yet.
     *
     * @param turns opens a session with the event store
     * @param retryAfter how long Kafka is left alone when it was away
     */
    CheckpointRound(
            Supplier<SigningTurn> turns,
            CheckpointPublisher publisher,
            CheckpointSigner signer,
            CheckpointStatus status,
            CheckpointMetrics metrics,
            Duration retryAfter) {
        this.turns = turns;
        this.publisher = publisher;
        this.signer = signer;
        this.status = status;
        this.metrics = metrics;
        this.retryNanos = retryAfter.toNanos();
    }

    /** Does what is to be done now; what fails is told to status and metrics, and tried again in the next round. */
    void run() {
        try {
            var current = turn == null ? open() : turn;
            if (!current.isOwn()) {
                status.become(STANDBY, "another instance signs");
                status.publishing("");
                return;
            }
            publish(current);
            sign(current);
        } catch (CheckpointAlarmException alarm) {
            metrics.failed();
            status.become(alarm.alarm(), String.valueOf(alarm.getMessage()));
        } catch (MalformedCheckpointException forged) {
            metrics.failed();
            status.become(CHECKPOINT_FORGED, String.valueOf(forged.getMessage()));
        } catch (RuntimeException storeAway) {
            metrics.failed();
            close();
            status.become(WAITING, String.valueOf(storeAway.getMessage()));
        }
    }

    private void sign(SigningTurn current) {
        if (behind) {
            return;
        }
        signer.signIfDue(current.store()).ifPresent(signed -> metrics.signed());
        status.become(SIGNING, "");
    }

    private void publish(SigningTurn current) {
        if (System.nanoTime() - publishFrom < 0) {
            return;
        }
        try {
            metrics.published(publisher.publish(current.store()));
            behind = false;
            status.publishing("");
        } catch (DataAccessException storeAway) {
            throw storeAway;
        } catch (CheckpointsBehindTopicException older) {
            behind = true;
            metrics.failed();
            status.become(CHECKPOINTS_BEHIND_TOPIC, String.valueOf(older.getMessage()));
        } catch (RuntimeException kafkaAway) {
            metrics.failed();
            status.publishing(String.valueOf(kafkaAway.getMessage()));
            publishFrom = System.nanoTime() + retryNanos;
        }
    }

    private SigningTurn open() {
        var opened = turns.get();
        turn = opened;
        return opened;
    }

    /** Gives the turn up, and whatever is open. */
    @Override
    public void close() {
        publisher.close();
        var current = turn;
        turn = null;
        if (current != null) {
            current.close();
        }
    }
}
