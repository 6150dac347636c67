package io.fundsledger.command.relay;

import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.MalformedCheckpointException;
import io.fundsledger.events.SignedCheckpoint;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The last checkpoint in the topic: Kafka itself says how far publishing got. */
final class CheckpointTopicEnd {

    private static final Duration POLL = Duration.ofMillis(200);

    private CheckpointTopicEnd() {}

    /**
     * Reads it; null if the topic is empty.
     *
     * @param timeout within which it is there, or RelayException
     * @throws WrongTopicException if the topic ends with something else
     */
    static @Nullable SignedCheckpoint read(Consumer<String, byte[]> consumer, String topic, Duration timeout) {
        var only = new TopicPartition(topic, 0);
        try {
            var end = consumer.endOffsets(List.of(only), timeout).getOrDefault(only, 0L);
            if (end <= consumer.beginningOffsets(List.of(only), timeout).getOrDefault(only, 0L)) {
                return null;
            }
            consumer.assign(List.of(only));
            consumer.seek(only, end - 1);
            return CheckpointJson.read(one(consumer, topic, timeout));
        } catch (KafkaException failure) {
            throw new RelayException("cannot read the end of " + topic, failure);
        } catch (MalformedCheckpointException foreign) {
            throw new WrongTopicException(
                    "the topic %s ends with something that is no checkpoint: name another in".formatted(topic)
                            + " ledger.checkpoints.topic");
        }
    }

    private static byte[] one(Consumer<String, byte[]> consumer, String topic, Duration timeout) {
        var giveUpAt = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() - giveUpAt < 0) {
            for (var record : consumer.poll(POLL)) {
                return record.value();
            }
        }
        throw new RelayException("the end of %s could not be read in time".formatted(topic));
    }
}
