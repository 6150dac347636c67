package io.fundsledger.query.search;

import static io.fundsledger.query.search.TransactionIndex.eventId;
import static io.fundsledger.query.search.TransactionIndex.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithLocalStack({Component.POSTGRES, Component.ELASTICSEARCH})
class TransactionQueryTest {

    private static final String ACCOUNT = "3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b11";
    private static final String OTHER = "3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b12";
    private static final String THIRD = "3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b13";

    private static Views views;
    private static TransactionIndex index;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) throws IOException {
        views = new Views(space.views()).create();
        views.reach("transactions", 5, 4);
        views.reach("accounts", 5, 9);
        index = new TransactionIndex(space.elasticsearchUrl(), space.indexPrefix()).create();
        index.index(List.of(
                transaction(
                        1, ACCOUNT, "deposit", "2500.00", "EUR", "2026-03-01", "salary", "Salary March", "ACME Corp"),
                transaction(
                        2,
                        ACCOUNT,
                        "withdrawal",
                        "800.00",
                        "EUR",
                        "2026-03-02",
                        "housing",
                        "Rent March",
                        "Smith & Sons"),
                transaction(3, OTHER, "withdrawal", "1200", "JPY", "2026-03-03", "food", "Ramen-Bar", "Ichiran"),
                transaction(
                        4,
                        ACCOUNT,
                        "withdrawal",
                        "800.01",
                        "EUR",
                        "2026-04-02",
                        "housing",
                        "Rent April",
                        "Smith & Sons")));
        service = RunningQueryService.on(
                space.views(),
                "spring.elasticsearch.uris=" + space.elasticsearchUrl(),
                "ledger.search.index-prefix=" + space.indexPrefix(),
                "spring.elasticsearch.socket-timeout=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTransactionIsFoundByItsWords() {
        var answer = service.get("/v1/transactions?q=rent+march");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:4");
        assertThat(answer.json().at("/items/0").toString()).isEqualTo("""
                        {"accountId":"%s","entryId":2,"type":"withdrawal","amount":"-800.00","currency":"EUR",\
                        "valueDate":"2026-03-02","recordedAt":"2026-03-10T12:00:00.000002Z","category":"housing",\
                        "description":"Rent March","counterparty":"Smith & Sons","reference":"REF-2026/2",\
                        "eventId":"%s","position":"5:2",\
                        "highlights":{"description":["<em>Rent</em> <em>March</em>"]}}""".formatted(ACCOUNT, eventId(2)));
        assertThat(answer.json().at("/items")).hasSize(1);
    }

    @Test
    void aReversalSaysWhatItUndoesAndWhichWayTheMoneyWent() {
        var transfer = new UUID(8, 1).toString();
        var sent = transaction(20, THIRD, "transfer-out", "5.00", "USD", "2027-01-01", "kinds", "", "");
        sent.put("direction", "debit");
        var reversed = transaction(21, THIRD, "reversal", "5.00", "USD", "2027-01-01", "kinds", "", "");
        reversed.put("reverses", 20);
        for (var leg : List.of(sent, reversed)) {
            leg.put("transferId", transfer);
            leg.put("otherAccountId", ACCOUNT);
        }
        var captured = transaction(22, THIRD, "capture", "6.00", "USD", "2027-01-01", "kinds", "", "");
        captured.put("direction", "debit");
        captured.put("holdId", 19);
        index.index(List.of(sent, reversed, captured));

        var answer = service.get("/v1/transactions?category=kinds");

        assertThat(answer.each("type")).containsExactly("capture", "reversal", "transfer-out");
        assertThat(answer.each("amount")).containsExactly("-6.00", "5.00", "-5.00");
        assertThat(answer.text("/items/0/holdId")).isEqualTo("19");
        assertThat(answer.text("/items/1/reverses")).isEqualTo("20");
        assertThat(answer.text("/items/1/transferId")).isEqualTo(transfer);
        assertThat(answer.text("/items/2/otherAccountId")).isEqualTo(ACCOUNT);
        assertThat(service.get("/v1/transactions?category=kinds&type=transfer-out")
                        .each("entryId"))
                .containsExactly("20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accountId=3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b11 | 4 2 1
            accountId=3F0E9C1A-8A53-4A1C-9A59-0D5F0A6F7B12 | 3
            q=RENT                                         | 4 2
            q=rent+-april                                  | 2
            q=%22smith+sons%22+rent                        | 4 2
            q=ram*                                         | 3
            q=salary+%7C+ramen                             | 3 1
            q=REF-2026/4                                   | 4
            q=rent+acme                                    |
            q=%22%28%5B%7B%7D%5D%5C                        |
            category=housing                               | 4 2
            type=deposit                                   | 1
            currency=JPY                                   | 3
            minAmount=800&maxAmount=800                    | 2
            minAmount=800.005                              | 4 3 1
            minAmount=1200                                 | 3 1
            maxAmount=800.00&currency=EUR                  | 2
            from=2026-03-02&to=2026-03-03                  | 3 2
            to=2026-03-01                                  | 1
            q=rent&category=housing&type=withdrawal&from=2026-04-01 | 4
            """)
    void transactionsAreFilteredByEverythingGiven(String filter, String entries) {
        var answer = service.get("/v1/transactions?" + filter);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.each("entryId")).containsExactly(entries == null ? new String[0] : entries.split(" "));
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        var documents = new ArrayList<Map<String, Object>>();
        for (var entry = 10; entry < 17; entry++) {
            documents.add(transaction(entry, OTHER, "deposit", "1.00", "EUR", "2025-01-01", "pages", "", ""));
        }
        index.index(documents);

        var seen = new ArrayList<String>();
        var query = "/v1/transactions?category=pages&limit=3";
        var page = service.get(query);
        seen.addAll(page.each("entryId"));
        while (!page.text("/nextCursor").isEmpty()) {
            page = service.get(query + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(page.each("entryId"));
        }

        assertThat(seen).containsExactly("16", "15", "14", "13", "12", "11", "10");
    }

    @Test
    void aSearchWaitsForTheSearchIndexNotForTheAccounts() {
        var refused = service.get("/v1/transactions", "Ledger-Min-Position", "5:9", "Prefer", "wait=0");
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");

        var waiting =
                service.getLater("/v1/transactions?category=late", "Ledger-Min-Position", "5:9", "Prefer", "wait=10");
        index.index(List.of(transaction(9, OTHER, "deposit", "1.00", "EUR", "2025-01-01", "late", "", "")));
        views.reach("transactions", 5, 9);

        assertThat(waiting.join().each("entryId")).containsExactly("9");
        views.reach("transactions", 5, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "minAmount=-1, minAmount",
        "maxAmount=1e3, maxAmount",
        "minAmount=01, minAmount",
        "minAmount=5.01&maxAmount=5, maxAmount",
        "from=2026-02-02&to=2026-02-01, to",
        "currency=eur, currency",
        "type=transfer, type",
        "accountId=1-1-1-1-1, accountId",
        "q=+, q",
        "q=%00, q",
        "search=rent, search"
    })
    void aBadParameterIsNamed(String query, String parameter) {
        var answer = service.get("/v1/transactions?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(service.get("/v1/transactions?q=" + "a".repeat(201)).text("/errors/0/parameter"))
                .isEqualTo("q");
    }

    @Test
    void withoutElasticsearchOnlyTheSearchRefuses(StackSpace space) {
        var elasticsearch = space.stack().elasticsearch();
        elasticsearch.pause();
        try {
            assertSearchUnavailable();
            assertThat(service.get("/v1/accounts?limit=1").status()).isEqualTo(200);
        } finally {
            elasticsearch.resume();
        }
        elasticsearch.kill();
        try {
            assertSearchUnavailable();
            assertThat(service.get("/v1/accounts?limit=1").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            elasticsearch.start();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(service.get("/v1/transactions?q=ramen").each("entryId"))
                                .containsExactly("3"));
    }

    @Test
    void anIndexThatIsNotThereYetIsAnOutage(StackSpace space) {
        try (var early = RunningQueryService.on(
                space.views(),
                "spring.elasticsearch.uris=" + space.elasticsearchUrl(),
                "ledger.search.index-prefix=nobody-made-")) {
            var answer = early.get("/v1/transactions");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/code")).isEqualTo("search-unavailable");
        }
    }

    private static void assertSearchUnavailable() {
        var asked = System.nanoTime();
        var answer = service.get("/v1/transactions?q=rent");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("search-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
