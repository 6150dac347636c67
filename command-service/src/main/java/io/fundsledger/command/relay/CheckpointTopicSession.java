package io.fundsledger.command.relay;

import io.fundsledger.command.log.CheckpointStore;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.SignedCheckpoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A stretch of publishing checkpoints: begins at the end of the topic, and ends with the first thing that goes wrong. */
final class CheckpointTopicSession implements AutoCloseable {

    private static final int PAGE = 100;
    private static final int ONLY_PARTITION = 0;

    private final Admin admin;
    private final Producer<String, byte[]> producer;
    private final KeptTopic topic;
    private final Duration timeout;
    private final String topicId;
    private @Nullable SignedCheckpoint last;

    private CheckpointTopicSession(RelayKafka kafka, Admin admin, KeptTopic topic, Duration timeout) {
        this.admin = admin;
        this.topic = topic;
        this.timeout = timeout;
        this.topicId = topic.ensure(admin);
        try (var consumer = kafka.newConsumer()) {
            this.last = CheckpointTopicEnd.read(consumer, topic.name(), timeout);
        }
        this.producer = kafka.newProducer();
    }

    /** Creates the topic if it is not there, and reads how far it has got. */
    static CheckpointTopicSession open(RelayKafka kafka, KeptTopic topic, Duration timeout) {
        var admin = kafka.newAdmin();
        try {
            return new CheckpointTopicSession(kafka, admin, topic, timeout);
        } catch (RuntimeException failure) {
            admin.close(Duration.ZERO);
            throw failure;
        }
    }

    /** Makes sure that the store holds what the topic ends with, and publishes what comes after it. */
    int publish(CheckpointStore store) {
        var published = 0;
        List<SignedCheckpoint> next;
        do {
            next = comingNext(store);
            if (!next.isEmpty()) {
                requireSameTopic();
                next.forEach(this::send);
                published += next.size();
            }
        } while (next.size() >= PAGE - 1);
        return published;
    }

    private List<SignedCheckpoint> comingNext(CheckpointStore store) {
        var known = last;
        if (known == null) {
            return store.from(1, PAGE);
        }
        var page = store.from(known.checkpoint().number(), PAGE);
        if (page.isEmpty() || !same(page.getFirst(), known)) {
            throw new CheckpointsBehindTopicException(known);
        }
        return page.subList(1, page.size());
    }

    private static boolean same(SignedCheckpoint one, SignedCheckpoint other) {
        return Arrays.equals(CheckpointJson.write(one), CheckpointJson.write(other));
    }

    private void requireSameTopic() {
        if (!topic.id(admin).filter(topicId::equals).isPresent()) {
            throw new RelayException("the topic %s has been deleted or made anew".formatted(topic.name()));
        }
    }

    private void send(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        var record = new ProducerRecord<>(
                topic.name(),
                ONLY_PARTITION,
                checkpoint.time().toEpochMilli(),
                checkpoint.ledgerId().toString(),
                CheckpointJson.write(signed));
        try {
            producer.send(record).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            last = signed;
        } catch (ExecutionException refused) {
            throw new RelayException("a checkpoint could not be published", refused.getCause());
        } catch (TimeoutException late) {
            throw new RelayException("Kafka did not take a checkpoint in time", late);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new RelayException("interrupted while publishing", asked);
        }
    }

    /** Gives up at once whatever is still unsent: it must not arrive after somebody else has gone on. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
