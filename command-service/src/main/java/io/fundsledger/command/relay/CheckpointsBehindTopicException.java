package io.fundsledger.command.relay;

import io.fundsledger.events.SignedCheckpoint;

/** Kafka's last checkpoint is not in this event store: an older copy of it, or another ledger's topic. */
public final class CheckpointsBehindTopicException extends RuntimeException {

    CheckpointsBehindTopicException(SignedCheckpoint last) {
        super("the topic ends with checkpoint %d of ledger %s, which this event store does not hold"
                .formatted(last.checkpoint().number(), last.checkpoint().ledgerId()));
    }
}
