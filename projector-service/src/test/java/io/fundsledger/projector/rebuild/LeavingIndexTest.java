package io.fundsledger.projector.rebuild;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.OtherIndex;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import io.fundsledger.projector.transactions.TransactionsProjection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An index that cannot be removed when it is time to is removed later. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class LeavingIndexTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final StackSpace space;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Semaphore noPermits = new Semaphore(0);

    LeavingIndexTest(StackSpace space) {
        this.space = space.another();
    }

    @Test
    void whatARebuildHadBuiltIsRemovedOnceElasticsearchIsBack() throws Exception {
        try (var elasticsearch = Rest5Client.builder(URI.create(space.elasticsearchUrl()))
                        .build();
                var log = new PublishedLog(space.bootstrapServers(), space.topic(), 1).createTopic();
                var projector = new RunningProjector(space)) {
            var index = new TransactionsProjection(elasticsearch, space.indexPrefix());
            var account = log.accountIn(0);
            log.publish(account, opened("DE-1"));
            log.publish(account, deposited("1.00"));
            projector.start(jdbc -> new SlowlyComparedIndex(new SometimesAway(index), noPermits));
            await().atMost(PATIENCE).until(() -> projector.position("transactions", 0) == 2);
            var rebuilds = projector.rebuilds();
            var rebuild = rebuilds.begin("transactions", UUID.randomUUID());
            await().atMost(PATIENCE)
                    .until(() -> rebuilds.find("transactions", rebuild.id()).phase() == RebuildPhase.COMPARING);

            away.set(true);
            assertThat(rebuilds.cancel("transactions", rebuild.id()).phase()).isEqualTo(RebuildPhase.CANCELLED);
            assertThat(isLeaving(projector, rebuild.generation())).contains(true);
            assertThat(index.exists(rebuild.generation())).isTrue();

            away.set(false);
            await().atMost(PATIENCE)
                    .until(() -> isLeaving(projector, rebuild.generation()).isEmpty());
            assertThat(index.exists(rebuild.generation())).isFalse();
            assertThat(index.exists(new Generation("transactions", 1))).isTrue();
        }
    }

    /** Empty if there is no such generation. */
    private static Optional<Boolean> isLeaving(RunningProjector projector, Generation generation) {
        return projector
                .jdbc()
                .sql(
                        "SELECT coalesce(remove_after <= clock_timestamp(), false) FROM projector.generation WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .query(Boolean.class)
                .optional();
    }

    /** Deletes nothing while it is away. */
    private final class SometimesAway extends OtherIndex {

        SometimesAway(IndexProjection other) {
            super(other);
        }

        @Override
        public void delete(Generation generation) throws IOException {
            if (away.get()) {
                throw new ConnectException("away");
            }
            super.delete(generation);
        }
    }
}
