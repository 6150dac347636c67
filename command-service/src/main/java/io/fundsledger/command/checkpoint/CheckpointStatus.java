package io.fundsledger.command.checkpoint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an instance tells of its checkpoints, from any thread; each change is logged once. */
final class CheckpointStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStatus.class);

    private volatile CheckpointState state = CheckpointState.STARTING;
    private volatile String detail = "";
    private volatile String unpublished = "";

    CheckpointState state() {
        return state;
    }

    /** Why the state is as it is, for a person; empty if there is nothing to say. */
    String detail() {
        return detail;
    }

    /** Why checkpoints do not get to Kafka; empty if they do. */
    String unpublished() {
        return unpublished;
    }

    void become(CheckpointState next, String why) {
        if (state != next) {
            log(next, why);
        }
        detail = why;
        state = next;
    }

    /** Says that signed checkpoints get to Kafka, or with a reason that they do not for now. */
    void publishing(String whyNot) {
        if (unpublished.isEmpty() && !whyNot.isEmpty()) {
            LOG.warn("checkpoints are signed and kept, and published later: {}", whyNot);
        }
        unpublished = whyNot;
    }

    private static void log(CheckpointState next, String why) {
        switch (next) {
            case STARTING, STANDBY, STOPPED -> LOG.debug("checkpoints: {}", next.word());
            case SIGNING -> LOG.info("checkpoints of the log are signed");
            case NO_KEY, WAITING -> LOG.warn("checkpoints: {}: {}", next.word(), why);
            case LOG_BEHIND_CHECKPOINT, LOG_REWRITTEN, CHECKPOINT_FORGED, CHECKPOINTS_BEHIND_TOPIC ->
                LOG.error("ALARM, nothing is signed: {}: {} (docs/operations.md says what to do)", next.word(), why);
            case DEAD -> LOG.error("the signer has died: restart this instance: {}", why);
        }
    }
}
