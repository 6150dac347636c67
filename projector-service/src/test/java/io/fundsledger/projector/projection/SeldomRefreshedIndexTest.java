package io.fundsledger.projector.projection;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.transactions.TransactionsProjection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An index that catches up is refreshed seldom, and its checkpoints never say more than a search finds. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class SeldomRefreshedIndexTest {

    private static final int FULL = ProjectionConsumers.FULL_POLL;

    private final StackSpace space;
    private final List<ProjectedEvent> events = new ArrayList<>();
    private ProjectedEvent opening;
    private Rest5Client elasticsearch;
    private RunningProjector projector;
    private CountedIndex index;
    private Generation generation;
    private Duration longestUnseen = Duration.ofHours(1);
    private boolean awaited;

    SeldomRefreshedIndexTest(StackSpace space) {
        this.space = space.another();
    }

    private final class CountedIndex extends OtherIndex {
        private int refreshes;

        CountedIndex(IndexProjection other) {
            super(other);
        }

        @Override
        public Duration longestUnseen() {
            return longestUnseen;
        }

        @Override
        public void refresh(Generation refreshed) throws IOException {
            super.refresh(refreshed);
            refreshes++;
        }
    }

    @BeforeEach
    void makeAnIndexAndALongLog() throws IOException {
        elasticsearch =
                Rest5Client.builder(URI.create(space.elasticsearchUrl())).build();
        projector = new RunningProjector(space);
        index = new CountedIndex(new TransactionsProjection(elasticsearch, space.indexPrefix()));
        try (var log = new PublishedLog(space.bootstrapServers(), space.topic(), 1)) {
            var account = UUID.randomUUID();
            log.append(account, opened("DE-1"));
            while (log.in(0).size() <= 3 * FULL) {
                log.append(account, deposited("1.00"));
            }
            log.in(0)
                    .forEach(recorded ->
                            events.add(new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1)));
        }
        generation = generations().current(index).generation();
        writer().apply(events.subList(0, 1));
        opening = events.removeFirst();
        index.refreshes = 0;
    }

    @AfterEach
    void close() throws IOException {
        index.delete(generation);
        projector.close();
        elasticsearch.close();
    }

    private Generations generations() {
        return new Generations(projector.jdbc(), projector.transaction());
    }

    private GenerationWriter writer() throws IOException {
        var writer = generations().open(index, generation, "topic", (some, moves, took) -> {}, () -> awaited);
        writer.checkpoints(Set.of(0));
        return writer;
    }

    @Test
    void fullBatchesAreSeenTogetherOnceNothingMoreComes() throws IOException {
        var writer = writer();
        writer.apply(events.subList(0, FULL));
        writer.apply(events.subList(FULL, 2 * FULL));
        assertSeen(0, 0);
        writer.showAll();
        assertSeen(2 * FULL, 1);
        writer.showAll();
        assertSeen(2 * FULL, 1);
    }

    @Test
    void aBatchThatIsNotFullShowsAllBeforeIt() throws IOException {
        var writer = writer();
        writer.apply(events.subList(0, FULL));
        writer.apply(events.subList(FULL, FULL + 1));
        assertSeen(FULL + 1, 1);
    }

    @Test
    void nothingStaysUnseenForLongerThanTheProjectionAllows() throws IOException {
        longestUnseen = Duration.ZERO;
        var writer = writer();
        writer.apply(events.subList(0, FULL));
        assertSeen(FULL, 1);
        writer.apply(events.subList(FULL, 2 * FULL));
        assertSeen(2 * FULL, 2);
    }

    @Test
    void aReaderWhoWaitsIsNotKeptWaiting() throws IOException {
        awaited = true;
        writer().apply(events.subList(0, FULL));
        assertSeen(FULL, 1);
    }

    @Test
    void whatNobodySawBeforeACrashIsWrittenAgain() throws IOException {
        writer().apply(events.subList(0, FULL));
        var afterTheCrash = writer();
        afterTheCrash.apply(events.subList(0, FULL));
        afterTheCrash.apply(events.subList(FULL, FULL + 9));
        assertSeen(FULL + 9, 1);
    }

    @Test
    void aRivalWhoWasSeenFirstIsNotOverruled() throws IOException {
        var late = writer();
        late.apply(events.subList(0, FULL));
        writer().apply(events.subList(0, 7));
        assertThatExceptionOfType(CheckpointTakenException.class).isThrownBy(late::showAll);
        assertThat(projector.position(index.name(), 0)).isEqualTo(1 + 7);
    }

    @Test
    void whatIsWrittenFromTheBeginningDoesNotWaitSinceALostIndexBeginsThereToo() throws IOException {
        new CheckpointStore(projector.jdbc()).restart(generation);
        writer().apply(fromTheBeginning(FULL));
        assertSeen(FULL - 1, 1);
    }

    private List<ProjectedEvent> fromTheBeginning(int count) {
        var all = new ArrayList<ProjectedEvent>();
        all.add(opening);
        all.addAll(events.subList(0, count - 1));
        return all;
    }

    /** The first event of the log opens the account, which is no transaction. */
    private void assertSeen(long transactions, int refreshes) throws IOException {
        assertThat(projector.position(index.name(), 0)).isEqualTo(1 + transactions);
        assertThat(index.refreshes).isEqualTo(refreshes);
        assertThat(found()).isEqualTo(transactions);
    }

    private long found() throws IOException {
        var request = new Request("GET", "/" + space.indexPrefix() + index.name() + "/_count");
        try (var content = elasticsearch.performRequest(request).getEntity().getContent()) {
            return JsonMapper.shared().readTree(content).path("count").asLong();
        }
    }
}
