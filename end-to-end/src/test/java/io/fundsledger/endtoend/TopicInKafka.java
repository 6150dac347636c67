package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic as an administrator of Kafka has it. */
final class TopicInKafka implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final String name;
    private final Admin admin;

    /** The topic of events. */
    TopicInKafka(LocalLedger processes) {
        this(processes, PublishedTopic.NAME);
    }

    TopicInKafka(LocalLedger processes, String name) {
        this.name = name;
        var kafka = processes.stack().kafka().bootstrapServers();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    }

    void delete() {
        answer(admin.deleteTopics(List.of(name)).all());
    }

    /** A topic that is made anew has another; empty while there is none. */
    String id() {
        try {
            return description().topicId().toString();
        } catch (AssertionError refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return "";
            }
            throw refused;
        }
    }

    /** Where the next record of each partition will be. */
    Map<Integer, Long> ends() {
        var latest = description().partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(name, partition.partition()), _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private TopicDescription description() {
        var found = answer(admin.describeTopics(List.of(name)).allTopicNames());
        return Objects.requireNonNull(found.get(name));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new AssertionError(refused.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
