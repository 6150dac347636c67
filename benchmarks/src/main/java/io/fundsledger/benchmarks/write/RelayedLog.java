package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.stage.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The log beside its topic, seen from outside: how far Kafka is behind. */
final class RelayedLog implements CheckedLoad.Topic, AutoCloseable {

    private static final String TOPIC = "ledger.account-events";
    private static final int ANSWER_SECONDS = 30;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /** Kafka's end of a partition is the last position that it has: each event was published once, or more often. */
    private static final String OLDEST_MISSING = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)), 0)
              FROM unnest(?, ?) AS topic (partition, position)
              JOIN event e ON e.partition = topic.partition AND e.position = topic.position + 1
            """;

    private final Admin admin;
    private final Connection log;

    RelayedLog(Stage stage) throws SQLException {
        log = stage.log().database().connect();
        admin = Admin.create(Map.of("bootstrap.servers", (Object) stage.kafka()));
    }

    @Override
    public double secondsBehind() throws SQLException, InterruptedException {
        var ends = ends();
        try (var query = log.prepareStatement(OLDEST_MISSING)) {
            query.setObject(
                    1, ends.keySet().stream().mapToInt(Integer::intValue).toArray());
            query.setObject(2, ends.values().stream().mapToLong(Long::longValue).toArray());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    @Override
    public void awaitAll(Duration patience) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var behind = secondsBehind(); behind > 0; behind = secondsBehind()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after %s Kafka is still %.1f s behind".formatted(patience, behind));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Of each partition, in Kafka; 0 where it has nothing. */
    private Map<Integer, Long> ends() throws InterruptedException {
        try {
            var topic = admin.describeTopics(List.of(TOPIC)).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            var partitions = topic.values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(described -> new TopicPartition(TOPIC, described.partition()));
            var ends = admin.listOffsets(partitions.collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(
                            end -> end.getKey().partition(),
                            end -> end.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say how far " + TOPIC + " is", e);
        }
    }

    @Override
    public void close() throws SQLException {
        admin.close();
        log.close();
    }
}
