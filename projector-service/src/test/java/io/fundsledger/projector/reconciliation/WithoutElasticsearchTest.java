package io.fundsledger.projector.reconciliation;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What needs no index is compared while that is away, and what needs it is unknown rather than wrong. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class WithoutElasticsearchTest {

    private static final Money SIX = Money.parse("6.00", EUR);

    @Test
    void nothingIsKnownOfTheIndexAndTheRestIsStillLookedAt(StackSpace space) throws Exception {
        try (var log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
                var service = ReconcilingService.on(space, "--spring.elasticsearch.uris=http://127.0.0.1:1")) {
            var from = log.accountIn(0);
            var to = log.accountIn(1);
            var transfer = UUID.randomUUID();
            log.publish(from, opened("DE-1"));
            log.publish(to, opened("DE-2"));
            log.publish(from, deposited("10.00"));
            log.publish(from, new TransferSent(new OtherLeg(transfer, to, 2), SIX, VALUE_DATE, null, null));
            service.awaitState(ReconciliationState.UNKNOWN);
            assertThat(service.status().reason()).contains("Connect");
            assertThat(service.status().since()).isBeforeOrEqualTo(Instant.now().minusSeconds(10));
            assertThat(service.status().alarms()).isEmpty();

            service.awaitPosition("accounts", 0, log.in(0).size());
            service.change("accounts", "UPDATE {schema}.account SET balance = balance + 1 WHERE account_id = ?", from);
            assertThat(service.alarmsOf(from))
                    .allSatisfy(finding -> assertThat(finding.what()).containsExactly("balance"));
            onlyWhatNeedsTheIndexHasToWait(service);
            service.awaitState(ReconciliationState.UNKNOWN);

            theOtherLegNeverCame(log, from, to, service);
        }
    }

    /** A generation of the index is to be removed, and cannot be: that keeps no view in Postgres back. */
    private static void onlyWhatNeedsTheIndexHasToWait(ReconcilingService service) throws Exception {
        var rebuild = UUID.randomUUID();
        service.views().sql("""
                        INSERT INTO projector.generation (projection, generation, version, current, loading)
                        SELECT projection, 2, version, false, true FROM projector.generation WHERE projection = 'transactions'""").update();
        service.views().sql("""
                        INSERT INTO projector.rebuild (rebuild_id, projection, generation, version, expects_differences, phase)
                        SELECT ?, projection, 2, version, false, 'loading' FROM projector.generation
                        WHERE projection = 'transactions' AND current""").param(rebuild).update();
        var cancelled = service.post("/v1/projections/transactions/rebuilds/" + rebuild + "/cancel");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.body()).contains("cancelled");
        service.rebuild("accounts");
        var refused = service.post("/v1/projections/transactions/rebuilds");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("index-unavailable");
    }

    /** The partition of the receiver goes on without it: then it is lost, and not just later. */
    private static void theOtherLegNeverCame(PublishedLog log, UUID from, UUID to, ReconcilingService service) {
        for (var i = 0; i < 5; i++) {
            log.publish(from, deposited("0.01"));
            log.publish(to, deposited("0.01"));
        }
        await().atMost(ReconcilingService.A_MINUTE)
                .untilAsserted(() -> assertThat(service.status().alarms())
                        .extracting(alarm -> alarm.finding().text())
                        .containsExactly("books in EUR: transfers-in-transit in general-ledger"));
    }
}
