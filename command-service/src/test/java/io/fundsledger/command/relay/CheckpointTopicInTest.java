package io.fundsledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.SignedCheckpoint;
import io.fundsledger.localstack.StackSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of checkpoints as an auditor reads it, and the ways to it. */
public final class CheckpointTopicInTest implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    public final String name;
    public final Admin admin;
    private final Map<String, Object> servers;

    public CheckpointTopicInTest(StackSpace space) {
        name = space.topic().replace("account-events", "checkpoints");
        // Whoever asks of a topic that is not there is told soon.
        servers = Map.of(
                "bootstrap.servers", space.bootstrapServers(),
                "default.api.timeout.ms", 5_000,
                "request.timeout.ms", 5_000);
        admin = Admin.create(servers);
    }

    public CheckpointPublisher publisher() {
        return publisher(servers, TIMEOUT);
    }

    /** One that finds no Kafka where it looks for it. */
    public CheckpointPublisher publisherToNowhere() {
        return publisher(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "default.api.timeout.ms", 300,
                        "request.timeout.ms", 300),
                Duration.ofMillis(300));
    }

    private CheckpointPublisher publisher(Map<String, Object> properties, Duration timeout) {
        var topic = new KeptTopic("ledger.checkpoints.topic", name, 1, (short) 1, timeout);
        return new CheckpointPublisher(new RelayKafka(servers, servers, properties), topic, timeout);
    }

    /** Everything from the beginning, repeats included; each under the id of its ledger. */
    public List<SignedCheckpoint> all() {
        var only = new TopicPartition(name, 0);
        try (var consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer())) {
            var end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            var found = new ArrayList<SignedCheckpoint>();
            var giveUpAt = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(read(record)));
                assertThat(System.nanoTime()).isLessThan(giveUpAt);
            }
            return found;
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static SignedCheckpoint read(ConsumerRecord<String, byte[]> record) {
        var signed = CheckpointJson.read(record.value());
        assertThat(record.key()).isEqualTo(signed.checkpoint().ledgerId().toString());
        return signed;
    }
}
