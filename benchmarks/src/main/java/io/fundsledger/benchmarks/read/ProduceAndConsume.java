package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Pace;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.stage.Stage;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The least that a view behind Kafka takes: a record is sent, read, and one row is updated and committed a poll. */
final class ProduceAndConsume {

    private static final String TOPIC = "bench";
    private static final int PARTITIONS = 16;

    /** As large as an event with its attributes. */
    private static final int RECORD_BYTES = 1000;

    private static final Duration POLL = Duration.ofMillis(50);

    private final Stage stage;
    private final Pace pace;
    private final AtomicLong sent = new AtomicLong();
    private volatile long expected = Long.MAX_VALUE;
    private volatile @Nullable Exception failure;

    private ProduceAndConsume(Stage stage, Pace pace) {
        this.stage = stage;
        this.pace = pace;
    }

    /** From the moment before the sending to that after the commit. */
    static Sample run(Stage stage, Pace pace) throws Exception {
        createTopic(stage);
        var round = new ProduceAndConsume(stage, pace);
        var ready = new CompletableFuture<Void>();
        var consumed = new CompletableFuture<Histogram>();
        Thread.ofPlatform().name("consume").start(() -> complete(consumed, ready, round));
        ready.join();
        var begin = System.nanoTime();
        round.produce();
        var latencies = consumed.join();
        return new Sample(latencies.getTotalCount(), 0, (System.nanoTime() - begin) / 1e9, latencies, 0);
    }

    private static void complete(
            CompletableFuture<Histogram> consumed, CompletableFuture<Void> ready, ProduceAndConsume round) {
        try {
            consumed.complete(round.consume(ready));
        } catch (SQLException | RuntimeException e) {
            ready.completeExceptionally(e);
            consumed.completeExceptionally(e);
        }
    }

    private static void createTopic(Stage stage) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) stage.kafka()))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                var topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
                admin.createTopics(List.of(topic)).all().get();
            }
        }
    }

    private void produce() throws InterruptedException {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stage.kafka(), ProducerConfig.LINGER_MS_CONFIG, 0);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            pace.keep(() -> new Sending(producer));
            producer.flush();
            expected = sent.get();
            if (failure != null) {
                throw new IllegalStateException("a record was not sent", failure);
            }
        }
    }

    private final class Sending implements Pace.Work {

        private final KafkaProducer<byte[], byte[]> producer;

        Sending(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        @Override
        public void once(long due) {
            var value = ByteBuffer.allocate(RECORD_BYTES).putLong(System.nanoTime());
            var partition = ThreadLocalRandom.current().nextInt(PARTITIONS);
            var _ = producer.send(new ProducerRecord<>(TOPIC, partition, null, value.array()), this::sent);
            sent.incrementAndGet();
        }

        private void sent(@Nullable RecordMetadata record, @Nullable Exception failed) {
            if (failed != null) {
                failure = failed;
            }
        }

        @Override
        public void close() {}
    }

    private Histogram consume(CompletableFuture<Void> ready) throws SQLException {
        var settings = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stage.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var views = stage.views().connect()) {
            createTable(views);
            placeAtEnd(consumer);
            ready.complete(null);
            return consume(consumer, views);
        }
    }

    private static void placeAtEnd(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private Histogram consume(KafkaConsumer<byte[], byte[]> consumer, Connection views) throws SQLException {
        var latencies = Sample.histogram();
        var deadline = System.nanoTime() + Sizes.PATIENCE.toNanos();
        while (latencies.getTotalCount() < expected && System.nanoTime() < deadline) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                commit(views, latencies.getTotalCount() + records.count());
                var now = System.nanoTime();
                records.forEach(record -> latencies.recordValue(
                        now - ByteBuffer.wrap(record.value()).getLong()));
            }
        }
        if (latencies.getTotalCount() < expected) {
            throw new IllegalStateException("%d of %d records came".formatted(latencies.getTotalCount(), expected));
        }
        return latencies;
    }

    private static void createTable(Connection views) throws SQLException {
        try (var statement = views.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_position (position bigint)");
            statement.execute("INSERT INTO bench_position SELECT 0 WHERE NOT EXISTS (SELECT FROM bench_position)");
        }
    }

    private static void commit(Connection views, long position) throws SQLException {
        try (var update = views.prepareStatement("UPDATE bench_position SET position = ?")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
    }
}
