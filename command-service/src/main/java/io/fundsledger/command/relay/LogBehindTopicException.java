package io.fundsledger.command.relay;

import io.fundsledger.events.RecordedEvent;

/** Kafka's last event of a partition is not in this log: an older copy of the event store, or another ledger's topic. */
public final class LogBehindTopicException extends RuntimeException {

    LogBehindTopicException(RecordedEvent tail) {
        super("the topic ends with %s of ledger %s, which this log does not hold"
                .formatted(tail.logPosition(), tail.ledgerId()));
    }
}
