package io.fundsledger.query.search;

import static io.fundsledger.query.search.TransactionIndex.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, pages, totals and facets. */
@WithLocalStack({Component.POSTGRES, Component.ELASTICSEARCH})
class TransactionPagesTest {

    private static final int MANY = 4000;
    private static final String ACCOUNT = new UUID(1, 1).toString();

    private static TransactionIndex index;
    private static RunningQueryService service;
    private static int added = 100_000;

    @BeforeAll
    static void start(StackSpace space) throws IOException {
        var views = new Views(space.views()).create();
        views.reach("transactions", 5, 4);
        index = new TransactionIndex(space.elasticsearchUrl(), space.indexPrefix()).create();
        index.index(List.of(
                sorted(1, "30.00", "EUR", "2026-03-05", "Rent", "Smith"),
                sorted(2, "10.00", "EUR", "2026-03-07", "Salary", "Rent Ltd"),
                sorted(3, "30.00", "EUR", "2026-02-01", "Food", "rent rent"),
                sorted(4, "500", "JPY", "2026-03-05", "Rent and salary", "Smith")));
        index.index(
                IntStream.range(0, MANY).mapToObj(i -> many(1000 + i, "many")).toList());
        service = RunningQueryService.on(
                space.views(),
                "spring.elasticsearch.uris=" + space.elasticsearchUrl(),
                "ledger.search.index-prefix=" + space.indexPrefix());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            category=sorted                                        | 4 3 2 1
            category=sorted&sort=newest                            | 4 3 2 1
            category=sorted&sort=oldest                            | 1 2 3 4
            category=sorted&sort=largest&currency=EUR              | 3 1 2
            category=sorted&sort=smallest&currency=EUR             | 2 3 1
            category=sorted&sort=latest-value-date                 | 2 4 1 3
            category=sorted&sort=earliest-value-date               | 3 4 1 2
            category=sorted&sort=relevance&q=rent                  | 3 2 4 1
            category=sorted&sort=relevance&q=rent+%7C+salary+%7C+4 | 4 2 3 1
            """)
    void transactionsAreListedInTheOrderAskedFor(String query, String entries) {
        var whole = service.get("/v1/transactions?" + query);
        var pages = all("/v1/transactions?limit=1&" + query);

        assertThat(whole.each("entryId")).containsExactly(entries.split(" "));
        assertThat(pages).containsExactly(entries.split(" "));
    }

    /** All of them tie but for their place in the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=newest",
                "sort=oldest",
                "sort=largest&currency=EUR",
                "sort=smallest&currency=EUR",
                "sort=latest-value-date",
                "sort=relevance&q=alike"
            })
    void everyOneIsOnExactlyOnePageWhateverIsIndexedMeanwhile(String order) {
        var there = IntStream.range(0, MANY)
                .mapToObj(i -> Integer.toString(1000 + i))
                .toList();
        var seen = new ArrayList<String>();

        var query = "/v1/transactions?category=many&to=2026-03-31&limit=499&" + order;
        var page = service.get(query);
        seen.addAll(page.each("entryId"));
        while (!page.text("/nextCursor").isEmpty()) {
            index.index(List.of(many(added++, "many"), many(-added, "many")));
            page = service.get(query + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(page.each("entryId"));
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).containsAll(there);
    }

    @Test
    void theFirstPageSaysHowManyMatch() {
        var first = service.get("/v1/transactions?category=sorted&limit=2");
        var second = service.get("/v1/transactions?category=sorted&limit=2&cursor=" + first.text("/nextCursor"));

        assertThat(first.json().path("total").toString()).isEqualTo("{\"count\":4,\"relation\":\"exactly\"}");
        assertThat(second.each("entryId")).containsExactly("2", "1");
        assertThat(second.json().propertyNames()).containsExactly("items");
    }

    @Test
    void moreThanTenThousandAreNotCounted() {
        index.index(IntStream.range(0, 10_001)
                .mapToObj(i -> many(200_000 + i, "crowd"))
                .toList());

        assertThat(service.get("/v1/transactions?category=crowd&limit=1")
                        .json()
                        .path("total")
                        .toString())
                .isEqualTo("{\"count\":10000,\"relation\":\"at-least\"}");
    }

    @Test
    void facetsCountAllThatMatchesNotThePage() {
        var query = "/v1/transactions?category=sorted&limit=1&facets=type,currency,month,channel";
        var answer = service.get(query);

        assertThat(answer.json().path("facets").toString()).isEqualTo("""
                {"channel":{"counts":[]},\
                "currency":{"counts":[{"value":"EUR","count":3},{"value":"JPY","count":1}]},\
                "month":{"counts":[{"value":"2026-03","count":3},{"value":"2026-02","count":1}]},\
                "type":{"counts":[{"value":"withdrawal","count":4}]}}""");
        var next = service.get(query + "&cursor=" + answer.text("/nextCursor"));
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.json().has("facets")).isFalse();
        assertThat(service.get("/v1/transactions?category=sorted").json().has("facets"))
                .isFalse();
        assertThat(service.get("/v1/transactions?category=sorted&q=food&facets=currency")
                        .json()
                        .at("/facets/currency/counts"))
                .hasSize(1);
    }

    @Test
    void beyondTheMostFrequentTheOthersAreOneNumber() {
        index.index(IntStream.range(0, 30)
                .mapToObj(i ->
                        transaction(300_000 + i, ACCOUNT, "deposit", "1.00", "USD", "2020-01-01", "kind-" + i, "", ""))
                .toList());

        var facet = service.get("/v1/transactions?currency=USD&facets=category")
                .json()
                .at("/facets/category");

        assertThat(facet.path("counts")).hasSize(24);
        assertThat(facet.path("others").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=largest, currency",
        "sort=smallest, currency",
        "sort=relevance, q",
        "sort=amount, sort",
        "facets=types, facets",
        "'facets=type,', facets",
        "'facets=type,,month', facets",
        "cursor=bm9uZQ, cursor"
    })
    void whatCannotBeListedIsNamed(String query, String parameter) {
        var answer = service.get("/v1/transactions?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @Test
    void aCursorBelongsToItsFilterAndItsOrder() {
        var cursor = service.get("/v1/transactions?category=sorted&limit=1").text("/nextCursor");

        for (var other : List.of("category=many", "category=sorted&sort=oldest", "category=sorted&ownerId=a")) {
            assertThat(service.get("/v1/transactions?" + other + "&cursor=" + cursor)
                            .text("/errors/0/parameter"))
                    .isEqualTo("cursor");
        }
        assertThat(service.get("/v1/transactions?category=sorted&sort=newest&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAnswerAtHandIsNotSentAgain() {
        var query = "/v1/transactions?category=tagged";
        index.index(List.of(transaction(400_000, ACCOUNT, "deposit", "1.00", "EUR", "2026-01-01", "tagged", "", "")));
        var tag = service.get(query).header("ETag");

        assertThat(tag).isNotEmpty();
        var again = service.get(query, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("Ledger-Position")).isEqualTo("5:4");
        index.index(List.of(transaction(400_001, ACCOUNT, "deposit", "1.00", "EUR", "2026-01-01", "tagged", "", "")));
        assertThat(service.get(query, "If-None-Match", tag).status()).isEqualTo(200);
    }

    private static List<String> all(String query) {
        var seen = new ArrayList<String>();
        Answer page = service.get(query);
        seen.addAll(page.each("entryId"));
        while (!page.text("/nextCursor").isEmpty()) {
            page = service.get(query + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(page.each("entryId"));
        }
        return seen;
    }

    private static Map<String, Object> sorted(
            int entry, String amount, String currency, String valueDate, String description, String counterparty) {
        return transaction(
                entry, ACCOUNT, "withdrawal", amount, currency, valueDate, "sorted", description, counterparty);
    }

    /** Recorded at the same moment as all others of its category. */
    private static Map<String, Object> many(int entry, String category) {
        var document = transaction(entry, ACCOUNT, "deposit", "5.00", "EUR", "2026-03-01", category, "all alike", "");
        document.put("recordedAt", "2026-03-10T12:00:00Z");
        document.put("recordedAtMicros", 1_773_144_000_000_000L);
        document.put("logPartition", Math.floorMod(entry, 3));
        return document;
    }
}
