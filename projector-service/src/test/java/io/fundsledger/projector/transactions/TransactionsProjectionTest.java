package io.fundsledger.projector.transactions;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.held;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.ExportedLogs;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import io.fundsledger.projector.projection.UnprojectableEventException;
import io.fundsledger.projector.rebuild.Comparison;
import io.fundsledger.projector.rebuild.Comparison.Difference;
import io.fundsledger.projector.rebuild.Comparison.Difference.Kind;
import io.fundsledger.projector.rebuild.Comparison.Pair;
import io.fundsledger.projector.rebuild.Rebuild;
import io.fundsledger.projector.rebuild.RebuildPhase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class TransactionsProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final StackSpace space;
    private Rest5Client elasticsearch;
    private PublishedLog log;
    private RunningProjector projector;
    private UUID account;

    TransactionsProjectionTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void openAnAccount() {
        elasticsearch =
                Rest5Client.builder(URI.create(space.elasticsearchUrl())).build();
        log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
        account = log.accountIn(0);
        log.publish(account, opened("DE-1"));
        projector = new RunningProjector(space)
                .start(jdbc -> new TransactionsProjection(elasticsearch, space.indexPrefix()));
    }

    @AfterEach
    void stop() throws IOException {
        projector.close();
        log.close();
        elasticsearch.close();
    }

    @Test
    void aTransactionIsFoundOnceTheCheckpointSaysSo() throws Exception {
        var withdrawal = log.publish(account, withdrawn("12.34"));
        awaitPosition(0, 2);
        var hits = search("words.description:shopping AND category:groceries AND amountMinor:[1234 TO 1234]");
        assertThat(hits.size()).isEqualTo(1);
        assertThat(hits.path(0).path("_id").asString())
                .isEqualTo(withdrawal.eventId().toString());
        assertThat(hits.path(0).path("_source"))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"eventId": "%s", "accountId": "%s", "entryId": 2, "type": "withdrawal",
                 "direction": "debit", "channel": "card", "amount": "12.34", "amountMinor": 1234, "currency": "EUR", "decimals": 2,
                 "valueDate": "2026-03-30", "valueMonth": "2026-03", "recordedAt": "2026-03-31T22:30:00.001001Z",
                 "recordedAtMicros": 1774996200001001, "category": "groceries",
                 "description": "Weekly shopping", "counterparty": "Corner Shop", "reference": "INV-7",
                 "words": {"description": "weekly shopping", "counterparty": "corner shop", "reference": "inv 7"},
                 "logPartition": 0, "logPosition": 2}""".formatted(withdrawal.eventId(), account)));
    }

    @Test
    void aCaptureIsATransactionAndAHoldIsNot() throws Exception {
        log.publish(account, held("15.00", null));
        log.publish(account, new HoldCaptured(2, Money.parse("13.00", EUR), VALUE_DATE, null, null));
        awaitPosition(0, 3);
        var hits = search("*:*");
        assertThat(hits.size()).isEqualTo(1);
        assertThat(hits.at("/0/_source/type").asString()).isEqualTo("capture");
        assertThat(hits.at("/0/_source/direction").asString()).isEqualTo("debit");
        assertThat(hits.at("/0/_source/holdId").asLong()).isEqualTo(2);
    }

    @Test
    void aTransferAndItsReversalNameTheOtherAccount() throws Exception {
        var other = new OtherLeg(UUID.randomUUID(), UUID.randomUUID(), 2);
        var amount = Money.parse("7.00", EUR);
        log.publish(account, new TransferSent(other, amount, VALUE_DATE, null, null));
        log.publish(
                account,
                new EntryReversed(
                        2, EntryKind.TRANSFER, amount, Direction.CREDIT, false, VALUE_DATE, null, other, null));
        awaitPosition(0, 3);
        assertThat(search("type:transfer-out AND direction:debit AND transferId:" + other.transferId())
                        .size())
                .isEqualTo(1);
        assertThat(search("type:reversal AND direction:credit AND reverses:2 AND otherAccountId:" + other.accountId())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theIndexIsRebuiltBesideItselfAndTheAliasFollows() throws Exception {
        log.publish(account, deposited("7.00"));
        var withdrawal = log.publish(account, withdrawn("1.00"));
        awaitPosition(0, 3);
        var rebuilt = rebuild(RebuildPhase.SWITCHED);
        assertThat(Objects.requireNonNull(rebuilt.comparison()).tables())
                .extracting(Comparison.Table::rows, Comparison.Table::equal)
                .containsExactly(tuple(new Pair<>(2L, 2L), true));
        assertThat(indexesOfAlias()).containsExactly(space.indexPrefix() + "transactions-g2");
        log.publish(account, withdrawn("2.00"));
        awaitPosition(0, 4);
        assertThat(search("type:withdrawal").size()).isEqualTo(2);
        spoil("transactions-g2", withdrawal.eventId());
        var different = rebuild(RebuildPhase.DIFFERENT);
        assertThat(Objects.requireNonNull(different.comparison()).differences())
                .containsExactly(new Difference(
                        "transactions", withdrawal.eventId().toString(), Kind.CHANGED, List.of("amountMinor")));
        assertThat(indexesOfAlias()).containsExactly(space.indexPrefix() + "transactions-g2");
    }

    private Rebuild rebuild(RebuildPhase expected) {
        var id = UUID.randomUUID();
        projector.rebuilds().begin("transactions", id);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                projector.rebuilds().find("transactions", id).phase())
                        .isEqualTo(expected));
        return projector.rebuilds().find("transactions", id);
    }

    private Iterable<String> indexesOfAlias() throws IOException {
        var answer =
                elasticsearch.performRequest(new Request("GET", "/_alias/" + space.indexPrefix() + "transactions"));
        try (var content = answer.getEntity().getContent()) {
            return JsonMapper.shared().readTree(content).propertyNames();
        }
    }

    private void spoil(String index, UUID document) throws IOException {
        var update = new Request("POST", "/%s%s/_update/%s".formatted(space.indexPrefix(), index, document));
        update.setJsonEntity("{\"doc\": {\"amountMinor\": 1}}");
        elasticsearch.performRequest(update);
    }

    /** All that moved money in every log that a release left behind, and nothing else: it adds up to the balances. */
    @Test
    void exportedLogsAreFoundWhole() throws Exception {
        var projection = new TransactionsProjection(elasticsearch, space.indexPrefix() + "exported-");
        var generation = new Generation(projection.name(), 1);
        projection.create(generation);
        projection.show(generation);
        var expected = new HashMap<String, Long>();
        for (var exported : ExportedLogs.all()) {
            var events = ExportedLogs.events(exported);
            projection.apply(events, generation);
            events.forEach(event -> expected.merge(event.recorded().accountId().toString(), change(event), Long::sum));
        }
        projection.loaded(generation);

        var found = new HashMap<String, Long>();
        for (var hit : searchIn(space.indexPrefix() + "exported-transactions", "*:*")) {
            var source = hit.path("_source");
            var amount = source.path("amountMinor").asLong();
            found.merge(
                    source.path("accountId").asString(),
                    source.path("direction").asString().equals("credit") ? amount : -amount,
                    Long::sum);
        }
        expected.values().removeIf(sum -> sum == 0);
        found.values().removeIf(sum -> sum == 0);
        assertThat(found).isEqualTo(expected).isNotEmpty();
    }

    private static long change(ProjectedEvent event) {
        return switch (event.event()) {
            case MoneyDeposited deposited -> deposited.amount().minor();
            case MoneyWithdrawn withdrawn -> -withdrawn.amount().minor();
            case TransferSent sent -> -sent.amount().minor();
            case TransferReceived received -> received.amount().minor();
            case HoldCaptured captured -> -captured.amount().minor();
            case EntryReversed reversed ->
                reversed.direction() == Direction.CREDIT
                        ? reversed.amount().minor()
                        : -reversed.amount().minor();
            default -> 0;
        };
    }

    @Test
    void anIndexOfAnOlderVersionIsMadeAgainFromTheFirstEvent() throws Exception {
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        projector.close();
        projector = new RunningProjector(space);
        projector.jdbc().sql("UPDATE projector.generation SET version = 1").update();
        elasticsearch.performRequest(new Request("DELETE", "/" + space.indexPrefix() + "transactions-g1"));
        elasticsearch.performRequest(new Request("PUT", "/" + space.indexPrefix() + "transactions-g1"));
        log.publish(account, deposited("0.20"));
        projector.start(jdbc -> new TransactionsProjection(elasticsearch, space.indexPrefix()));
        awaitPosition(0, 3);
        assertThat(search("type:deposit AND direction:credit").size()).isEqualTo(2);
    }

    @Test
    void anEventThatIsWrittenAgainIsOneDocument() throws Exception {
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        projector.jdbc().sql("DELETE FROM projector.checkpoint").update();
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(search("type:deposit").size()).isEqualTo(2);
    }

    @Test
    void aLostIndexIsMadeAgainFromTheFirstEvent() throws Exception {
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        elasticsearch.performRequest(new Request("DELETE", "/" + space.indexPrefix() + "transactions-g1"));
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(search("type:deposit").size()).isEqualTo(2);
    }

    @Test
    void aDocumentThatElasticsearchRefusesStopsItsPartitionAndNoOther() throws Exception {
        log.publish(account, deposited("1.00"));
        log.publish(account, deposited("2.00", "x".repeat(40_000))); // longer than a term can be
        log.publish(account, deposited("3.00"));
        var other = log.accountIn(1);
        log.publish(other, opened("DE-2"));
        log.publish(other, deposited("4.00"));
        awaitPosition(1, 2);
        awaitPosition(0, 2);
        await().atMost(PATIENCE)
                .until(() -> !projector.status().stoppedPartitions().isEmpty());
        var stopped = projector.status().stoppedPartitions().getFirst();
        assertThat(stopped.reason()).contains("0:3").contains("[category]").doesNotContain("xxx");
        assertThat(search("amountMinor:100 OR amountMinor:400").size()).isEqualTo(2);
    }

    @Test
    void aRefusedDocumentInALargeBatchStopsItsPartitionForGood() throws Exception {
        var other = log.accountIn(1);
        log.publish(other, opened("DE-2"));
        awaitPosition(0, 1);
        awaitPosition(1, 1);
        projector.close();
        for (var i = 0; i < 3_000; i++) {
            log.append(account, deposited("1.00"));
            log.append(other, i == 2_000 ? deposited("2.00", "x".repeat(40_000)) : deposited("1.00"));
        }
        log.sendAll();
        projector = new RunningProjector(space)
                .start(jdbc -> new TransactionsProjection(elasticsearch, space.indexPrefix()));
        awaitPosition(0, 3_001);
        awaitPosition(1, 2_001);
        await().atMost(PATIENCE)
                .until(() -> !projector.status().stoppedPartitions().isEmpty());
        log.publish(account, deposited("4.00"));
        awaitPosition(0, 3_002);
        assertThat(projector.status().stoppedPartitions())
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.reason()).contains("1:2002"));
        assertThat(projector.position("transactions", 1)).isEqualTo(2_001);
    }

    @Test
    void bothHalvesOfALargeBatchAreWrittenAndARefusedDocumentIsNamed() throws Exception {
        var projection = new TransactionsProjection(elasticsearch, space.indexPrefix());
        var generation = new Generation(projection.name(), 77);
        projection.create(generation);
        var events = new ArrayList<ProjectedEvent>();
        for (var i = 0; i < 1_500; i++) {
            var event = i == 1_200 ? deposited("2.00", "x".repeat(40_000)) : deposited("1.00");
            events.add(new ProjectedEvent(log.append(account, event), event, i));
        }

        assertThatThrownBy(() -> projection.apply(events, generation))
                .isInstanceOf(UnprojectableEventException.class)
                .hasMessageContaining("0:1202");
        projection.refresh(generation);
        assertThat(countOf(generation)).isEqualTo(1_499);

        events.remove(1_200);
        projection.apply(events, generation);
        projection.refresh(generation);
        assertThat(countOf(generation)).isEqualTo(1_499);
        projection.delete(generation);
    }

    @Test
    void whatElasticsearchMissesWhileItIsAwayIsWrittenLater() throws Exception {
        awaitPosition(0, 1);
        space.stack().elasticsearch().kill();
        log.publish(account, deposited("1.00"));
        await().atMost(PATIENCE).until(() -> !projector.status().isHealthy());
        assertThat(projector.position("transactions", 0)).isEqualTo(1);
        space.stack().elasticsearch().start();
        awaitPosition(0, 2);
        assertThat(search("type:deposit").size()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> projector.status().isHealthy());
    }

    private void awaitPosition(int partition, long position) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(projector.position("transactions", partition))
                        .as(() -> projector.status().partitions().toString())
                        .isEqualTo(position));
    }

    private JsonNode search(String query) throws IOException {
        return searchIn(space.indexPrefix() + "transactions", query);
    }

    private long countOf(Generation generation) throws IOException {
        var index = space.indexPrefix() + "transactions-g" + generation.number();
        var request = new Request("GET", "/" + index + "/_count");
        try (var content = elasticsearch.performRequest(request).getEntity().getContent()) {
            return JsonMapper.shared().readTree(content).path("count").asLong();
        }
    }

    private JsonNode searchIn(String alias, String query) throws IOException {
        var request = new Request("GET", "/" + alias + "/_search");
        request.addParameter("size", "1000");
        request.addParameter("q", query);
        try (var content = elasticsearch.performRequest(request).getEntity().getContent()) {
            return JsonMapper.shared().readTree(content).at("/hits/hits");
        }
    }
}
