package io.fundsledger.command.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** The topic, asked about through one client. */
record KafkaTopic(KeptTopic topic, Admin admin, Duration timeout) implements RelayedTopic {

    @Override
    public String name() {
        return topic.name();
    }

    @Override
    public Optional<String> id() {
        return topic.id(admin);
    }

    @Override
    public void clear(Map<TopicPartition, Long> beforeOffset) {
        var delete = new HashMap<TopicPartition, RecordsToDelete>();
        beforeOffset.forEach((partition, offset) -> delete.put(partition, RecordsToDelete.beforeOffset(offset)));
        KafkaAnswer.await(admin.deleteRecords(delete).all(), timeout, "clear a partition");
    }
}
