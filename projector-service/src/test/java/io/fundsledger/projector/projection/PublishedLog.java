package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What command-service does to the topic, without it: chained events of many accounts, published in order. */
public final class PublishedLog implements AutoCloseable {

    public static final Instant FIRST_RECORDED = Instant.parse("2026-03-31T22:30:00.000001Z");

    private final UUID ledgerId;
    private final String topic;
    private final int partitions;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, List<RecordedEvent>> events = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();

    public PublishedLog(String bootstrapServers, String topic, int partitions) {
        this(UUID.randomUUID(), bootstrapServers, topic, partitions);
    }

    public PublishedLog(UUID ledgerId, String bootstrapServers, String topic, int partitions) {
        this.ledgerId = ledgerId;
        this.topic = topic;
        this.partitions = partitions;
        var connection = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 5);
        admin = Admin.create(connection);
        producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
    }

    public PublishedLog createTopic() {
        await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .toCompletionStage()
                .toCompletableFuture());
        return this;
    }

    public void deleteTopic() {
        await(admin.deleteTopics(List.of(topic)).all().toCompletionStage().toCompletableFuture());
    }

    private static void await(Future<?> sending) {
        try {
            sending.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An account that lives in the given partition. */
    public UUID accountIn(int partition) {
        var account = UUID.randomUUID();
        while (AccountPartitioner.partitionOf(account, partitions) != partition) {
            account = UUID.randomUUID();
        }
        return account;
    }

    /** Adds to the log, and publishes. */
    public RecordedEvent publish(UUID account, AccountEvent event) {
        var recorded = append(account, event);
        send(recorded);
        return recorded;
    }

    /** Adds to the log only. */
    public RecordedEvent append(UUID account, AccountEvent event) {
        return append(account, versions.getOrDefault(account, 0L) + 1, event);
    }

    /** Adds an event that the rules may not allow. */
    public RecordedEvent append(UUID account, long version, AccountEvent event) {
        var type = EventType.of(event);
        return append(
                account, version, type.eventName(), type.newestVersion(), EventJson.write(event, type.newestVersion()));
    }

    public RecordedEvent append(UUID account, long version, String type, int schemaVersion, byte[] data) {
        var partition = AccountPartitioner.partitionOf(account, partitions);
        var before = in(partition);
        var recorded = chained(new RecordedEvent(
                ledgerId,
                partition,
                before.size() + 1L,
                account,
                version,
                UUID.randomUUID(),
                type,
                schemaVersion,
                data,
                FIRST_RECORDED.plusMillis(before.size()),
                new EventOrigin("tests", null, null, null, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                before.isEmpty()
                        ? HashChain.first(ledgerId, partition, partitions)
                        : before.getLast().hash(),
                new byte[32]));
        before.add(recorded);
        versions.put(account, version);
        return recorded;
    }

    /** The event with the hash that follows from its content and its previous hash. */
    public static RecordedEvent chained(RecordedEvent event) {
        return new RecordedEvent(
                event.ledgerId(),
                event.partition(),
                event.position(),
                event.accountId(),
                event.accountVersion(),
                event.eventId(),
                event.eventName(),
                event.schemaVersion(),
                event.data(),
                event.recordedAt(),
                event.origin(),
                event.previousHash(),
                HashChain.next(event.previousHash(), event));
    }

    /** All events of a partition in order, published or not. */
    public List<RecordedEvent> in(int partition) {
        return events.computeIfAbsent(partition, p -> new ArrayList<>());
    }

    public void sendAll() {
        events.values().forEach(this::sendAll);
    }

    public void sendAll(List<RecordedEvent> some) {
        var sending = some.stream().map(event -> producer.send(record(event))).toList();
        sending.forEach(PublishedLog::await);
    }

    /** Publishes an event as it is, right or wrong. */
    public void send(RecordedEvent event) {
        await(producer.send(record(event)));
    }

    /** Publishes anything. */
    public void send(int partition, String key, Map<String, String> headers, byte[] value) {
        await(producer.send(record(partition, key, headers, value)));
    }

    private ProducerRecord<String, byte[]> record(RecordedEvent event) {
        return record(event.partition(), event.accountId().toString(), CloudEventsBinding.headers(event), event.data());
    }

    private ProducerRecord<String, byte[]> record(
            int partition, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
