package io.fundsledger.query.search;

import static io.fundsledger.query.search.TransactionIndex.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can type into the search. */
@WithLocalStack({Component.POSTGRES, Component.ELASTICSEARCH})
class TransactionWordsTest {

    private static final String ACCOUNT = new UUID(1, 1).toString();
    private static final String MARKUP = "<script>alert('x')</script> & <b>bold</b> rent";

    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) throws IOException {
        var views = new Views(space.views()).create();
        views.reach("transactions", 5, 100);
        var index = new TransactionIndex(space.elasticsearchUrl(), space.indexPrefix()).create();
        index.index(List.of(
                written(1, "Café Müller, Žižkov", "Łukasz Ørsted", "INV-2026/001"),
                written(2, "Straße des Friedens", "O'Brien", "RE.2026.77"),
                written(3, "Lunch at the cafe", "Smith & Sons", "DE89370400440532013000"),
                written(4, "東京 ラーメン", "Ichiran", "4711"),
                written(5, MARKUP, "<i>Evil</i> Ltd", "\"quoted\""),
                written(6, "word ".repeat(300_000) + "needle", "Long Tail", "LONG-1")));
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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cafe                     | 3 1
            CAFÉ                     | 3 1
            cafe\u0301               | 3 1
            muller zizkov            | 1
            Müller Lukasz            | 1
            lukasz orsted 001        | 1
            strasse                  | 2
            STRAẞE                   | 2
            inv-2026/001             | 1
            INV 2026 001             | 1
            001                      | 1
            2026                     | 2 1
            RE.2026.77               | 2
            re.2026*                 | 2
            inv-20*                  | 1
            INV*                     | 1
            de8937*                  | 3
            8937                     |
            brien                    | 2
            o'brien                  | 2
            o’brien                  | 2
            smith & sons             | 3
            "smith & sons"           | 3
            "sons smith"             |
            東京                     | 4
            471*                     | 4
            the                      | 3
            script                   | 5
            needle                   | 6
            cafe -lunch              | 1
            -cafe -word              | 5 4 2
            """)
    void wordsAreFoundHoweverTheyAreWritten(String typed, String entries) {
        var answer = search(typed);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.each("entryId")).containsExactly(entries == null ? new String[0] : entries.split(" "));
    }

    @Test
    void oneOrTheOtherIsFound() {
        assertThat(search("lunch | strasse").each("entryId")).containsExactly("3", "2");
    }

    @Test
    void whatWasFoundIsMarkedInTheTextAsItWasWritten() {
        var answer = search("cafe muller lukasz 2026");

        assertThat(answer.json().at("/items/0/highlights").toString())
                .isEqualTo("{\"counterparty\":[\"<em>Łukasz</em> Ørsted\"],"
                        + "\"description\":[\"<em>Café</em> <em>Müller</em>, Žižkov\"],"
                        + "\"reference\":[\"INV-<em>2026</em>/001\"]}");
    }

    @Test
    void nothingButTheMarksIsMarkup() {
        var highlights = search("rent alert evil quoted").json().at("/items/0/highlights");

        assertThat(highlights.at("/description/0").asString())
                .isEqualTo("&lt;script&gt;<em>alert</em>(&#39;x&#39;)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;"
                        + " <em>rent</em>");
        assertThat(highlights.at("/counterparty/0").asString()).isEqualTo("&lt;i&gt;<em>Evil</em>&lt;/i&gt; Ltd");
        assertThat(highlights.at("/reference/0").asString()).isEqualTo("&quot;<em>quoted</em>&quot;");
    }

    @Test
    void aVeryLongTextIsFoundAndMarkedAtItsBeginning() {
        assertThat(search("word").json().at("/items/0/highlights/description")).hasSize(3);
        for (var beyond : List.of("needle", "word needle")) {
            var answer = search(beyond);
            assertThat(answer.each("entryId")).containsExactly("6");
            assertThat(answer.json().at("/items/0").has("highlights")).isFalse();
        }
    }

    @Test
    void withoutWordsNothingIsMarked() {
        var answer = service.get("/v1/transactions?limit=1&accountId=" + ACCOUNT);

        assertThat(answer.json().at("/items/0").has("highlights")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "*", "* *", "|", "\"", "\" \"", "--", "/", "😀", "- | -", "¨", "(", "~1", "\\", "AND"})
    void signsWithoutAWordFindNothingOrEverythingButDoNotFail(String signs) {
        assertThat(search(signs).status()).isEqualTo(200);
    }

    @Test
    void characterThatStandForManyWordsAreTooLong() {
        assertThat(search("\ufdfa".repeat(100)).text("/errors/0/parameter")).isEqualTo("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a* ", "a ", "a|", "-a* ", "-a ", "\"a\" ", "東", "a/", "㍿", "a|b c"})
    void asManyWordsAsFitAreSearched(String word) {
        var answer = search(word.repeat(200 / word.length()));

        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        if (answer.status() == 400) {
            assertThat(answer.text("/errors/0/parameter")).isEqualTo("q");
        }
    }

    /** Random parameters, half of them nonsense: an answer, or a 400 that names the parameter. */
    @Test
    void whateverIsAskedIsAnsweredOrRefusedByName() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 0; i < 400; i++) {
            var query = RandomSearch.query(random);
            var answer = service.get("/v1/transactions?" + query);

            assertThat(answer.status())
                    .as("seed %d: %s: %s", seed, query, answer.body())
                    .isIn(200, 400);
            if (answer.status() == 400 && !answer.text("/code").equals("malformed-request")) {
                assertThat(answer.text("/errors/0/parameter")).as(query).isNotEmpty();
            }
        }
    }

    private static RunningQueryService.Answer search(String typed) {
        return service.get("/v1/transactions?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private static Map<String, Object> written(int entry, String description, String counterparty, String reference) {
        var document = transaction(
                entry, ACCOUNT, "withdrawal", "1.00", "EUR", "2026-03-01", "words", description, counterparty);
        document.put("reference", reference);
        return document;
    }
}
