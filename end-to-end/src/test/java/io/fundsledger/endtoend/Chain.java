package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.util.List;

/** What anybody can check of a partition with the published events alone. */
final class Chain {

    private Chain() {}

    static void assertUnbroken(List<RecordedEvent> events, int partition) {
        var position = 0L;
        var previous = new byte[0];
        for (var event : events) {
            if (position == 0) {
                previous = HashChain.first(event.ledgerId(), partition, RecordedLog.PARTITIONS);
            }
            position++;
            assertThat(event.position()).as(event.toString()).isEqualTo(position);
            assertThat(event.previousHash()).as("previous hash of " + event).isEqualTo(previous);
            previous = HashChain.next(previous, event);
            assertThat(event.hash()).as("hash of " + event).isEqualTo(previous);
        }
    }
}
