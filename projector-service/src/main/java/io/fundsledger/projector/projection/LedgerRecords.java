package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic's records as events of the log. */
final class LedgerRecords {

    private static final byte[] NOTHING = {};
    private static final int HEADERS = 24; // an event has up to 18

    private LedgerRecords() {}

    /** Reads the envelope; the data stays as it is. Throws BrokenLogException if the record is no event of this partition. */
    static RecordedEvent read(ConsumerRecord<String, byte[]> record) {
        RecordedEvent event;
        try {
            event = envelope(record);
        } catch (RuntimeException unreadable) {
            throw BrokenLogException.forGood(
                    "the record at offset %d is not an event: %s".formatted(record.offset(), unreadable.getMessage()));
        }
        if (event.partition() != record.partition()) {
            throw BrokenLogException.forGood("%s was found in Kafka's partition %d at offset %d"
                    .formatted(event, record.partition(), record.offset()));
        }
        return event;
    }

    private static RecordedEvent envelope(ConsumerRecord<String, byte[]> record) {
        var headers = HashMap.<String, String>newHashMap(HEADERS);
        for (var header : record.headers()) {
            headers.put(header.key(), new String(header.value() == null ? NOTHING : header.value(), UTF_8));
        }
        var key = record.key() == null ? "" : record.key();
        return CloudEventsBinding.read(key, headers, record.value() == null ? NOTHING : record.value());
    }
}
