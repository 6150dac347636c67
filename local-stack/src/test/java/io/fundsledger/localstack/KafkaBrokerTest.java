package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.KAFKA)
class KafkaBrokerTest {

    private final StackSpace space;
    private final KafkaBroker kafka;

    KafkaBrokerTest(StackSpace space) {
        this.space = space;
        this.kafka = space.stack().kafka();
    }

    @Test
    void aKilledBrokerComesBackAtTheSameAddressWithItsTopics() throws Exception {
        String topic = space.another().topic();
        createTopic(topic);

        kafka.kill();
        assertThat(kafka.isAlive()).isFalse();
        kafka.start();

        assertThat(topics()).contains(topic);
    }

    @Test
    void aStoppedBrokerComesBackAtTheSameAddressWithItsTopics() throws Exception {
        String topic = space.another().topic();
        createTopic(topic);

        kafka.stop();
        assertThat(kafka.isAlive()).isFalse();
        kafka.start();

        assertThat(topics()).contains(topic);
    }

    @Test
    void aPausedBrokerAnswersNothingUntilItIsResumed() throws Exception {
        String topic = space.another().topic();
        kafka.pause();
        assertThatThrownBy(this::topics).hasRootCauseInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
        kafka.resume();

        createTopic(topic);
        assertThat(topics()).contains(topic);
    }

    @Test
    void aTopicThatNobodyCreatedStaysAbsent() {
        String absent = space.another().topic();
        try (Admin admin = admin()) {
            assertThatThrownBy(() -> admin.describeTopics(List.of(absent))
                            .allTopicNames()
                            .get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private void createTopic(String name) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
    }

    private Iterable<String> topics() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "default.api.timeout.ms",
                3000,
                "request.timeout.ms",
                3000));
    }
}
