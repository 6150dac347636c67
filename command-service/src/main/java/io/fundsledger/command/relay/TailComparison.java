package io.fundsledger.command.relay;

import io.fundsledger.command.log.RelayedLog;
import io.fundsledger.events.RecordedEvent;
import java.util.Arrays;

/** Makes sure that what Kafka holds last is what the log holds at the same place. */
final class TailComparison {

    private final RelayedLog log;

    TailComparison(RelayedLog log) {
        this.log = log;
    }

    /** Throws LogBehindTopicException unless the log holds the very same event. */
    void require(RecordedEvent tail) {
        var same = log.at(tail.logPosition())
                .filter(recorded -> recorded.ledgerId().equals(tail.ledgerId()))
                .filter(recorded -> Arrays.equals(recorded.hash(), tail.hash()));
        if (same.isEmpty()) {
            throw new LogBehindTopicException(tail);
        }
    }
}
