package io.fundsledger.command.log;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The log as a relay sees it, in one session of the store: when that ends, so do its locks. Every method throws
 * StoreUnavailableException once it has ended.
 */
public interface RelayedLog extends AutoCloseable {

    /** Takes the locks of partitions that nobody holds; returns those that were taken now. */
    Set<Integer> acquireFree();

    /** Events after each partition's cursor, by partition and position, at most {@code limit} of each partition. */
    List<RecordedEvent> read(Map<Integer, Long> cursors, int limit);

    /** The event at one place of the log, if it is there. */
    default Optional<RecordedEvent> at(LogPosition place) {
        return read(Map.of(place.partition(), place.position() - 1), 1).stream()
                .filter(event -> event.position() == place.position())
                .findFirst();
    }

    @Override
    void close();
}
