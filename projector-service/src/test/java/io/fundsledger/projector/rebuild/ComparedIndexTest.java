package io.fundsledger.projector.rebuild;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import io.fundsledger.projector.transactions.TransactionsProjection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class ComparedIndexTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int BOTH = 2;
    /** All of the first partition, in which there is no document, and as far as the first document of the other. */
    private static final double SHARE = (1 + 2) / (1 + 4.0);

    private final StackSpace space;
    private final Semaphore permits = new Semaphore(0);

    ComparedIndexTest(StackSpace space) {
        this.space = space.another();
    }

    @Test
    void theComparisonOfAnIndexSaysHowFarItIs() throws Exception {
        try (var elasticsearch = Rest5Client.builder(URI.create(space.elasticsearchUrl()))
                        .build();
                var log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
                var projector = new RunningProjector(space)) {
            log.publish(log.accountIn(0), opened("DE-1"));
            var account = log.accountIn(1);
            log.publish(account, opened("DE-2"));
            for (var amount : List.of("1.00", "2.00", "3.00")) {
                log.publish(account, deposited(amount));
            }
            projector.start(jdbc ->
                    new SlowlyComparedIndex(new TransactionsProjection(elasticsearch, space.indexPrefix()), permits));
            await().atMost(PATIENCE)
                    .until(() ->
                            projector.position("transactions", 0) == 1 && projector.position("transactions", 1) == 4);
            var rebuilds = projector.rebuilds();
            var metrics = new SimpleMeterRegistry();
            var watch = new RebuildWatch(rebuilds, metrics);
            var id = rebuilds.begin("transactions", UUID.randomUUID()).id();
            watch.look();
            assertThat(gauge(metrics, "left.seconds")).as("not known yet").isNaN();

            permits.release(BOTH);
            awaitShare(rebuilds, id);
            watch.look();
            assertThat(gauge(metrics, "compared")).isEqualTo(SHARE);
            var progress = watch.progress(rebuilds.find("transactions", id));
            assertThat(progress.compared()).isEqualTo(SHARE);
            assertThat(progress.timeLeft()).isNotNull();
            assertThat(gauge(metrics, "left.seconds")).isEqualTo(progress.secondsLeft());
            assertThat(progress.eventsPerSecond()).isEqualTo(gauge(metrics, "events.per.second"));

            permits.release(2 * BOTH);
            await().atMost(PATIENCE)
                    .until(() -> rebuilds.find("transactions", id).phase() == RebuildPhase.SWITCHED);
            assertThat(rebuilds.find("transactions", id).compared())
                    .as("it is over")
                    .isNull();
        }
    }

    private static double gauge(MeterRegistry metrics, String name) {
        return metrics.get("ledger.rebuild." + name)
                .tags("projection", "transactions")
                .gauge()
                .value();
    }

    private static void awaitShare(Rebuilds rebuilds, UUID id) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(rebuilds.find("transactions", id).compared())
                                .isNotNull()
                                .extracting(Compared::share)
                                .isEqualTo(SHARE));
    }
}
