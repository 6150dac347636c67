package io.fundsledger.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends events in their order, and knows them to be in Kafka before it returns. */
final class TopicPublisher implements AutoCloseable {

    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    TopicPublisher(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Publishes all events or throws RelayException; then the topic may hold any first part of them, and this publisher
     * must be closed.
     *
     * @param whileWaiting is run from time to time; may throw to end the waiting
     */
    void publish(List<RecordedEvent> events, Runnable whileWaiting) {
        try {
            for (var one : send(events)) {
                await(one, whileWaiting);
            }
        } catch (ExecutionException failure) {
            throw new RelayException("an event could not be published", failure.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new RelayException("interrupted while publishing", asked);
        }
    }

    private List<Future<RecordMetadata>> send(List<RecordedEvent> events) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var event : events) {
            try {
                sent.add(producer.send(record(event), this::answered));
            } catch (RuntimeException failure) {
                throw new RelayException("%s could not be published".formatted(event), failure);
            }
            if (refused.get() != null) {
                throw new RelayException("an event could not be published", refused.get());
            }
        }
        return sent;
    }

    /** Runs before the next request is sent: nothing that comes after a refused event may reach the topic. */
    private void answered(@Nullable RecordMetadata where, @Nullable Exception failure) {
        if (failure != null && refused.compareAndSet(null, failure)) {
            producer.close(Duration.ZERO);
        }
    }

    /** Gives up at once whatever is still unsent: it must not arrive after somebody else has gone on. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static void await(Future<RecordMetadata> one, Runnable whileWaiting)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                one.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                whileWaiting.run();
            }
        }
    }

    private ProducerRecord<String, byte[]> record(RecordedEvent event) {
        var record = new ProducerRecord<>(
                topic,
                event.partition(),
                event.recordedAt().toEpochMilli(),
                event.accountId().toString(),
                event.data());
        CloudEventsBinding.headers(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
