package io.fundsledger.projector.projection;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps an eye on the topic from outside of the runners: how far it goes, and whether it is still the same one. */
public final class TopicWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final String name;
    private volatile @Nullable Topic topic;
    private volatile @Nullable String problem;

    public TopicWatch(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** The topic as it was last seen; throws TopicUnknownException if it never was. */
    Topic topic() {
        var seen = topic;
        if (seen == null) {
            throw new TopicUnknownException();
        }
        return seen;
    }

    public Optional<Topic> lastSeen() {
        return Optional.ofNullable(topic);
    }

    /** What is wrong with the topic or with Kafka at present. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() throws InterruptedException {
        try {
            topic = describe();
            problem(null);
        } catch (ExecutionException refused) {
            problem("topic %s: %s".formatted(name, reason(refused)));
        } catch (TimeoutException silent) {
            problem("Kafka does not answer");
        }
    }

    private Topic describe() throws InterruptedException, ExecutionException, TimeoutException {
        var description = answer(admin.describeTopics(List.of(name)).allTopicNames())
                .values()
                .iterator()
                .next();
        return new Topic(description.topicId().toString(), endOffsets(description));
    }

    private Map<Integer, Long> endOffsets(TopicDescription description)
            throws InterruptedException, ExecutionException, TimeoutException {
        var wanted = description.partitions().stream()
                .collect(toMap(p -> new TopicPartition(name, p.partition()), p -> OffsetSpec.latest()));
        return answer(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private void problem(@Nullable String now) {
        var before = problem;
        problem = now;
        if (now != null && !now.equals(before)) {
            LOG.warn("{}", now);
        }
    }

    private static String reason(ExecutionException refused) {
        return String.valueOf(
                refused.getCause() == null ? refused : refused.getCause().getMessage());
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
