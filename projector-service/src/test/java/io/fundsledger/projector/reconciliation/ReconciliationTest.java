package io.fundsledger.projector.reconciliation;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.held;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody changed by hand in a view is found, and nothing else is. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class ReconciliationTest {

    private static final int PARTITIONS = 2;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static PublishedLog log;
    private static ReconcilingService service;
    private static StackSpace stack;

    private UUID account;
    private RecordedEvent withdrawal;

    @BeforeAll
    static void start(StackSpace space) {
        stack = space;
        log = new PublishedLog(space.bootstrapServers(), space.topic(), PARTITIONS).createTopic();
        service = ReconcilingService.on(space, "--spring.elasticsearch.uris=" + space.elasticsearchUrl());
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @BeforeEach
    void anAccountWithEntriesInAllViews() {
        account = log.accountIn(1);
        log.publish(account, opened("DE-" + account));
        log.publish(account, deposited("10.00", "salary"));
        withdrawal = log.publish(account, withdrawn("3.21"));
        log.publish(account, deposited("0.01"));
        log.publish(account, held("1.00", null));
        service.awaitAgreement(log, PARTITIONS);
        service.awaitState(ReconciliationState.AGREES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts       | account        | balance = balance + 1                                  | balance
            accounts       | account        | held = held - 1                                        | held
            accounts       | statement_line | amount = amount - 1                                    | amount, balance-after
            accounts       | statement_line | value_date = value_date + 1                            | value-date
            accounts       | statement_line | booking_date = booking_date - 1                        | booking-date
            accounts       | statement_line | description = 'A car'                                  | description
            general-ledger | journal_entry  | amount = amount + 1                                    | amount, credits-after, debits-after
            general-ledger | journal_entry  | credited = 'channel:cash:EUR'                          | ledger-account
            general-ledger | journal_entry  | debits_after = debits_after + 1                        | debits-after
            """)
    void aRowThatWasChangedByHandIsAnAlarmUntilTheViewIsMadeAnew(
            String projection, String table, String change, String what) {
        var ofEntry = table.equals("account") ? "" : " AND version = " + withdrawal.accountVersion();
        assertThat(service.change(
                        projection,
                        "UPDATE {schema}.%s SET %s WHERE account_id = ?%s".formatted(table, change, ofEntry),
                        account))
                .isOne();

        var found = service.alarmsOf(account);

        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.what()).contains(what.split(", "));
            assertThat(finding.views()).extracting(ReconciledView::projection).contains(projection);
            assertThat(finding.at()).extracting(LogPosition::partition).isEqualTo(1);
        });
        assertThat(service.status().state()).isEqualTo(ReconciliationState.DIFFERS);
        service.rebuild(projection);
        service.awaitState(ReconciliationState.AGREES);
    }

    @Test
    void aStatementLineThatWasDeletedIsMissing() {
        service.change("accounts", "DELETE FROM {schema}.statement_line WHERE account_id = ? AND version = 3", account);

        assertThat(service.alarmsOf(account)).anySatisfy(finding -> {
            assertThat(finding.what()).containsExactly("missing");
            assertThat(finding.views()).containsExactly(ReconciledView.ACCOUNTS);
            assertThat(finding.at()).isEqualTo(new LogPosition(1, withdrawal.position()));
        });
        service.rebuild("accounts");
        service.awaitState(ReconciliationState.AGREES);
    }

    @Test
    void aDocumentThatWasDeletedIsMissing() throws Exception {
        elasticsearch("DELETE", "/_doc/" + withdrawal.eventId(), "");

        assertThat(service.alarmsOf(account)).containsExactly(ofWithdrawal("missing"));
        var transactions = projection("transactions").path("reconciliation");
        assertThat(transactions.path("state").asString()).isEqualTo("differs");
        assertThat(transactions.at("/differences/0/accountId").asString()).isEqualTo(account.toString());
        assertThat(transactions.at("/differences/0/position").asLong()).isEqualTo(withdrawal.position());
        assertThat(projection("accounts").at("/reconciliation/state").asString())
                .isEqualTo("agrees");
        assertThat(projection("spending").has("reconciliation")).isFalse();
        assertThat(health().path("status").asString()).isEqualTo("DOWN");
        assertThat(health().at("/details/differences/0").asString()).contains(account.toString());
        service.rebuild("transactions");
        service.awaitState(ReconciliationState.AGREES);
        assertThat(health().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void aDocumentThatWasChangedDiffers() throws Exception {
        var document = elasticsearch("GET", "/_doc/" + withdrawal.eventId(), "")
                .path("_source")
                .toString();
        elasticsearch(
                "PUT", "/_doc/" + withdrawal.eventId(), document.replace("\"amountMinor\":321", "\"amountMinor\":322"));

        assertThat(service.alarmsOf(account)).containsExactly(ofWithdrawal("amount"));
        service.rebuild("transactions");
        service.awaitState(ReconciliationState.AGREES);
    }

    @Test
    void aTotalThatWasChangedPutsTheBooksOutOfBalance() {
        service.change(
                "general-ledger",
                "UPDATE {schema}.ledger_total SET debits = debits + 1 WHERE log_partition = 1 AND ledger_account = ?",
                "channel:cash:EUR");

        service.awaitState(ReconciliationState.DIFFERS);
        await().atMost(ReconcilingService.A_MINUTE)
                .untilAsserted(() -> assertThat(service.status().alarms())
                        .extracting(alarm -> alarm.finding().subject())
                        .containsExactlyInAnyOrder(
                                new Subject.OfLedgerAccount(1, "channel:cash:EUR"), new Subject.OfBooks("EUR")));
        service.rebuild("general-ledger");
        service.awaitState(ReconciliationState.AGREES);
    }

    /** Whatever is seen at all is an alarm here at the next look, and these come ten a second. */
    @Test
    void nothingIsFoundWhileEventsComeAndViewsAreMadeAnew() throws Exception {
        var done = new AtomicBoolean();
        var seen = new ArrayList<Alarm>();
        var writing = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                book(50);
                seen.addAll(service.status().alarms());
            }
        });
        try {
            for (var view : ReconciledView.values()) {
                service.rebuild(view.projection());
            }
        } finally {
            done.set(true);
            writing.join();
        }
        service.awaitAgreement(log, PARTITIONS);

        assertThat(seen).isEmpty();
        assertThat(service.status().state()).isEqualTo(ReconciliationState.AGREES);
    }

    /** No faster than the views follow. */
    private void book(int times) {
        var sent = new ArrayList<RecordedEvent>();
        for (var i = 0; i < times; i++) {
            sent.add(log.append(account, i % 2 == 0 ? deposited("0.02") : withdrawn("0.01")));
        }
        log.sendAll(sent);
        service.awaitPosition("transactions", 1, log.in(1).size());
    }

    @Test
    void theSumsOfAllViewsAreTold() {
        var pass = Objects.requireNonNull(service.status().lastPass());

        assertThat(pass.entries()).isPositive();
        var sums = pass.sums().byCurrency().get("EUR");
        assertThat(sums).containsOnlyKeys(ReconciledView.values());
        assertThat(Map.copyOf(sums).values()).containsOnly(balances());
    }

    private static BigInteger balances() {
        return service.views()
                .sql("SELECT sum(balance) FROM views.account")
                .query(BigInteger.class)
                .single();
    }

    @Test
    void anotherInstanceStandsBy() {
        try (var other = ReconcilingService.on(
                stack, "--spring.elasticsearch.uris=" + stack.elasticsearchUrl(), "--ledger.instance-id=other")) {
            other.awaitState(ReconciliationState.STANDBY);
            assertThat(other.status().alarms()).isEmpty();
        }
        service.awaitAgreement(log, PARTITIONS);
    }

    private Finding ofWithdrawal(String what) {
        return new Finding(
                new Subject.OfEntry(account, withdrawal.accountVersion()),
                EnumSet.of(ReconciledView.TRANSACTIONS),
                new TreeSet<>(List.of(what)),
                new LogPosition(1, withdrawal.position()));
    }

    private static JsonNode projection(String name) throws Exception {
        return http("GET", "http://127.0.0.1:" + service.port() + "/v1/projections", "")
                .valueStream()
                .filter(projection -> projection.path("name").asString().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode health() throws Exception {
        return http("GET", "http://127.0.0.1:" + service.port() + "/actuator/health", "")
                .at("/components/reconciliation");
    }

    private static JsonNode elasticsearch(String method, String path, String body) throws Exception {
        return http(method, stack.elasticsearchUrl() + "/" + stack.indexPrefix() + "transactions" + path, body);
    }

    private static JsonNode http(String method, String address, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
