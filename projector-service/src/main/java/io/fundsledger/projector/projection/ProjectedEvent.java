package io.fundsledger.projector.projection;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;

/**
 * An event on its way into a view: verified to be the next of its partition.
 *
 * @param recorded the envelope as the log has it
 * @param event the decoded data
 * @param offset where Kafka has it
 */
public record ProjectedEvent(RecordedEvent recorded, AccountEvent event, long offset) {

    public int partition() {
        return recorded.partition();
    }
}
