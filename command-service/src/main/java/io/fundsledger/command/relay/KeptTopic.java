package io.fundsledger.command.relay;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic that others read and that keeps everything for ever: made as the contract says, or refused. */
final class KeptTopic {

    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

    /** Room for a batch, and for the largest event that there can be. */
    private static final int LEAST_MESSAGE_BYTES = 2 * RelayKafka.BATCH_BYTES;

    private final String setting;
    private final String name;
    private final int partitions;
    private final short replicationFactor;
    private final Duration timeout;

    /**
     * A topic that may not be there yet.
     *
     * @param setting the property that names it
     * @param timeout for each of Kafka's answers
     */
    KeptTopic(String setting, String name, int partitions, short replicationFactor, Duration timeout) {
        this.setting = setting;
        this.name = name;
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
        this.timeout = timeout;
    }

    String name() {
        return name;
    }

    /** Creates the topic if it is not there; returns its id. Throws WrongTopicException if it is not as it must be. */
    String ensure(Admin admin) {
        var found = describe(admin);
        if (found.isEmpty()) {
            create(admin);
            found = describe(admin);
        }
        var topic = found.orElseThrow(() -> new RelayException("the topic %s was not created".formatted(name)));
        requireShape(topic, config(admin));
        return topic.topicId().toString();
    }

    /** The topic's id now; empty if there is no such topic. */
    Optional<String> id(Admin admin) {
        return describe(admin).map(topic -> topic.topicId().toString());
    }

    private Optional<TopicDescription> describe(Admin admin) {
        try {
            return Optional.ofNullable(ask(admin.describeTopics(List.of(name)).allTopicNames(), "describe the topic")
                    .get(name));
        } catch (RelayException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            if (failure.getCause() instanceof InvalidTopicException) {
                throw new WrongTopicException("'%s' is not the name of a topic: set %s".formatted(name, setting));
            }
            throw failure;
        }
    }

    private void create(Admin admin) {
        var topic = new NewTopic(name, partitions, replicationFactor).configs(KEPT_FOR_EVER);
        try {
            ask(admin.createTopics(List.of(topic)).all(), "create the topic");
        } catch (RelayException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private Config config(Admin admin) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var answer = ask(admin.describeConfigs(List.of(resource)).all(), "read the topic's configuration");
        return requireNonNull(answer.get(resource));
    }

    private void requireShape(TopicDescription topic, Config config) {
        if (topic.partitions().size() != partitions) {
            throw new WrongTopicException("the topic %s has %d partitions and must have %d: name another in %s"
                    .formatted(name, topic.partitions().size(), partitions, setting));
        }
        KEPT_FOR_EVER.forEach((key, expected) -> {
            var actual = config.get(key).value();
            if (!expected.equals(actual)) {
                throw new WrongTopicException(
                        "the topic %s has %s=%s and must have %s, since everything is kept for ever"
                                .formatted(name, key, actual, expected));
            }
        });
        var most = Integer.parseInt(config.get("max.message.bytes").value());
        if (most < LEAST_MESSAGE_BYTES) {
            throw new WrongTopicException("the topic %s has max.message.bytes=%d and must take at least %d"
                    .formatted(name, most, LEAST_MESSAGE_BYTES));
        }
    }

    private <T> T ask(KafkaFuture<T> answer, String what) {
        return KafkaAnswer.await(answer, timeout, what);
    }
}
