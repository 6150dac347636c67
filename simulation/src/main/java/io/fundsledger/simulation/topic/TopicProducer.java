package io.fundsledger.simulation.topic;

import io.fundsledger.simulation.schedule.Turn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka's own producer for tests, whose records go to the topic, each with a fate of its own. */
public final class TopicProducer extends MockProducer<String, byte[]> {

    private final InMemoryTopic topic;
    private final Turn turn;
    private final Supplier<SendFate> fates;
    private final int connection;

    public TopicProducer(InMemoryTopic topic, Turn turn, Supplier<SendFate> fates) {
        this.topic = topic;
        this.turn = turn;
        this.fates = fates;
        this.connection = topic.connections();
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        turn.pass("send");
        if (closed()) {
            throw new IllegalStateException("the producer is closed");
        }
        var fate = connection == topic.connections() ? fates.get() : SendFate.LOST;
        switch (fate) {
            case ARRIVES, ARRIVES_UNHEARD -> topic.append(record);
            case ARRIVES_LATE -> topic.keepForLater(record);
            case LOST -> {}
        }
        return fate == SendFate.ARRIVES ? answered(record, callback) : unheard(callback);
    }

    private Future<RecordMetadata> answered(ProducerRecord<String, byte[]> record, Callback callback) {
        var place = new TopicPartition(topic.name(), record.partition());
        var where = new RecordMetadata(place, topic.end(record.partition()) - 1, 0, 0, 0, 0);
        callback.onCompletion(where, null);
        return CompletableFuture.completedFuture(where);
    }

    private static Future<RecordMetadata> unheard(Callback callback) {
        var failure = new TimeoutException("no answer");
        callback.onCompletion(null, failure);
        return CompletableFuture.failedFuture(failure);
    }

    @Override
    public synchronized void close(Duration timeout) {
        if (!closed()) {
            super.close(timeout);
        }
    }
}
