package io.fundsledger.command.relay;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What a relay asks about its topic, besides reading its ends and sending to it. */
public interface RelayedTopic {

    String name();

    /** The topic's id now; empty if there is no such topic. */
    Optional<String> id();

    /** Deletes the records before the given offset of each partition. */
    void clear(Map<TopicPartition, Long> beforeOffset);
}
