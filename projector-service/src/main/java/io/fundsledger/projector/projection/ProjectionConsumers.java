package io.fundsledger.projector.projection;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes the consumers: a group for each generation of each projection, in which every instance is a static member. */
public final class ProjectionConsumers {

    /** The most that one poll brings; where so much comes there is a backlog, or as good as one. */
    static final int FULL_POLL = 2_500;

    private final ConsumerFactory<String, byte[]> factory;
    private final String topic;
    private final String groupPrefix;
    private final String instanceId;

    /** @param connection how to reach Kafka; what an operator may set of a consumer */
    public ProjectionConsumers(Map<String, Object> connection, String topic, String groupPrefix, String instanceId) {
        this.factory = new DefaultKafkaConsumerFactory<>(
                settings(connection, instanceId), new StringDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.groupPrefix = groupPrefix;
        this.instanceId = instanceId;
    }

    String topic() {
        return topic;
    }

    Consumer<String, byte[]> create(Generation generation) {
        var group = "%s-%s-g%d".formatted(groupPrefix, generation.projection(), generation.number());
        return factory.createConsumer(group, null, generation.projection() + "-" + instanceId);
    }

    private static Map<String, Object> settings(Map<String, Object> connection, String instanceId) {
        var settings = new HashMap<>(connection);
        // The checkpoint says where to go on. Kafka must neither know better nor guess.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A killed member is replaced within seconds; one that comes back with its name gets its partitions at once.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // A topic that appears, or is made anew, is noticed soon.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 2_000);
        // A consumer for each generation of each projection: all of them together have to fit into the memory of one
        // process.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FULL_POLL);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }
}
