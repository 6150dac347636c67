package io.fundsledger.command.relay;

import io.fundsledger.command.log.CheckpointStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Carries checkpoints to a topic of their own: in order, each at least once, beginning where Kafka says that the topic
 * ends. Whatever goes wrong closes the session with Kafka, and the next call opens another. For one thread.
 */
public final class CheckpointPublisher implements AutoCloseable {

    private final RelayKafka kafka;
    private final KeptTopic topic;
    private final Duration timeout;
    private @Nullable CheckpointTopicSession session;

    CheckpointPublisher(RelayKafka kafka, KeptTopic topic, Duration timeout) {
        this.kafka = kafka;
        this.topic = topic;
        this.timeout = timeout;
    }

    /**
     * Publishes what the topic does not have yet.
     *
     * @return how many that were
     * @throws CheckpointsBehindTopicException if the topic ends with one that the store does not have; nothing is published
     * @throws WrongTopicException if the topic is not as it must be
     * @throws org.springframework.dao.DataAccessException if the store cannot be read
     */
    public int publish(CheckpointStore store) {
        try {
            var current = session == null ? open() : session;
            return current.publish(store);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private CheckpointTopicSession open() {
        var opened = CheckpointTopicSession.open(kafka, topic, timeout);
        session = opened;
        return opened;
    }

    @Override
    public void close() {
        var current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }
}
