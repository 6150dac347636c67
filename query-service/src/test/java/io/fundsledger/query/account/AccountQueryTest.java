package io.fundsledger.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.HoldRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithLocalStack(Component.POSTGRES)
class AccountQueryTest {

    private static Views views;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        views.reach("accounts", 6, 17);
        views.reach("transactions", 5, 999);
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"''", "/balance"})
    void anAccountSaysWhatIsOnItAndHowFarTheViewIs(String suffix) {
        var id = views.put(AccountRow.of("owner-1", 8766).numbered("DE89370400440532013000"));

        var answer = service.get("/v1/accounts/" + id + suffix);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).startsWith("\"3-0-");
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"accountId":"%s","ownerId":"owner-1","accountNumber":"DE89370400440532013000","status":"open",\
                        "currency":"EUR","balance":"87.66","held":"0.00","available":"187.66","overdraftLimit":"100.00",\
                        "version":3,"position":"5:1023","openedAt":"2026-01-02T03:04:05.000006Z",\
                        "updatedAt":"2026-01-02T03:04:05.000006Z"}""".formatted(id));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 2, -1, -0.01, 99.99", "JPY, 0, 1200, 1200, 11200", "BHD, 3, 1234, 1.234, 11.234"})
    void amountsHaveAllDecimalsOfTheirCurrency(
            String currency, int decimals, long minor, String balance, String available) {
        var id = views.put(AccountRow.of("owner-2", minor).in(currency, decimals));

        var answer = service.get("/v1/accounts/" + id);

        assertThat(answer.text("/balance")).isEqualTo(balance);
        assertThat(answer.text("/available")).isEqualTo(available);
    }

    @Test
    void anUnchangedAccountIsNotSentAgain() {
        var row = AccountRow.of("owner-3", 100);
        var path = "/v1/accounts/" + views.put(row);

        var tag = service.get(path).header("ETag");
        var unchanged = service.get(path, "If-None-Match", tag);
        views.put(row.at(4, 200));
        var changed = service.get(path, "If-None-Match", tag);

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/balance")).isEqualTo("2.00");
    }

    @Test
    void aFigureThatWasCorrectedIsSentAgainThoughNoEventCame() {
        var row = AccountRow.of("owner-c", 100);
        var path = "/v1/accounts/" + views.put(row);
        var tag = service.get(path).header("ETag");
        views.put(row.at(3, 200));
        var corrected = service.get(path, "If-None-Match", tag);
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.text("/balance")).isEqualTo("2.00");
    }

    @Test
    void aHoldStopsCountingAtItsInstantAlsoWhenNothingElseHappens() {
        var row = AccountRow.of("owner-h", 10000);
        var expiresAt = Instant.now().plusSeconds(2);
        views.put(HoldRow.open(row.accountId(), 2, 1500, expiresAt));
        views.put(HoldRow.open(row.accountId(), 3, 400, null));
        var path = "/v1/accounts/" + views.put(row);

        var held = service.get(path);
        assertThat(held.text("/held")).isEqualTo("19.00");
        assertThat(held.text("/available")).isEqualTo("181.00");
        assertThat(held.header("ETag")).startsWith("\"3-2-");

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        service.get(path, "If-None-Match", held.header("ETag")).status() == 200);
        assertThat(Instant.now()).isAfterOrEqualTo(expiresAt);
        var free = service.get(path);
        assertThat(free.text("/held")).isEqualTo("4.00");
        assertThat(free.text("/available")).isEqualTo("196.00");
        assertThat(free.text("/version")).isEqualTo("3");
        assertThat(free.header("ETag")).startsWith("\"3-1-");
    }

    @ParameterizedTest
    @CsvSource({"open", "frozen", "closed"})
    void accountsAreFoundByTheirStatus(String status) {
        var owner = "owner-" + status;
        views.put(AccountRow.of(owner, 1).in("open"));
        views.put(AccountRow.of(owner, 2).in("frozen"));
        views.put(AccountRow.of(owner, 3).in("closed"));

        var answer = service.get("/v1/accounts?ownerId=" + owner + "&status=" + status);

        assertThat(answer.each("status")).containsExactly(status);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100, 6:17");
    }

    @Test
    void accountsAreListedNewestFirstPageByPage() {
        var expected = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            // two accounts opened in the same instant: the id decides
            var row = AccountRow.of("owner-pages", i)
                    .openedAt(Instant.parse("2026-02-01T00:00:00.00000%dZ".formatted(i / 2)));
            views.put(row);
            expected.add(row.openedAt() + " " + row.accountId());
        }

        var seen = new ArrayList<String>();
        var path = "/v1/accounts?ownerId=owner-pages&limit=3";
        var pages = 0;
        for (var query = path; !query.isEmpty(); pages++) {
            var page = service.get(query);
            page.json()
                    .at("/items")
                    .forEach(item -> seen.add(item.path("openedAt").asString().replace("00:00Z", "00:00.000000Z") + " "
                            + item.path("accountId").asString()));
            assertThat(page.header("Ledger-Position")).isEqualTo("5:1100, 6:17");
            var next = page.text("/nextCursor");
            assertThat(page.header("Link"))
                    .isEqualTo(
                            next.isEmpty()
                                    ? ""
                                    : "<?ownerId=owner-pages&limit=3&cursor=%s>; rel=\"next\"".formatted(next));
            query = next.isEmpty() ? "" : path + "&cursor=" + next;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(withMicros(expected));
        assertThat(seen.stream().map(line -> line.substring(0, 27)).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static List<String> withMicros(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace("00:00Z", "00:00.000000Z"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ownerId=owner-f                                  | 60.00 40.00 50 0.500
            accountNumber=F1                                 | 60.00
            ownerId=owner-f&currency=EUR                     | 60.00 40.00
            ownerId=owner-f&status=open&currency=JPY         | 50
            ownerId=owner-f&status=closed                    |
            ownerId=owner-f&minBalance=50                    | 60.00 50
            ownerId=owner-f&minBalance=50.001                | 60.00
            ownerId=owner-f&maxBalance=50                    | 40.00 50 0.500
            ownerId=owner-f&minBalance=0.4999&maxBalance=0.5 | 0.500
            ownerId=owner-f&currency=EUR&minBalance=-7       | 60.00 40.00
            ownerId=owner-f&maxBalance=-0.01                 |
            ownerId=nobody                                   |
            """)
    void accountsAreFilteredByEverythingGiven(String filter, String balances) {
        if (service.get("/v1/accounts?ownerId=owner-f").each("balance").isEmpty()) {
            views.put(AccountRow.of("owner-f", 6000).numbered("F1"));
            views.put(AccountRow.of("owner-f", 4000));
            views.put(AccountRow.of("owner-f", 50).in("JPY", 0));
            views.put(AccountRow.of("owner-f", 500).in("BHD", 3));
        }

        var answer = service.get("/v1/accounts?" + filter);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("balance"))
                .containsExactlyInAnyOrder(balances == null ? new String[0] : balances.split(" "));
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        views.put(AccountRow.of("owner-c", 1));
        views.put(AccountRow.of("owner-c", 2));
        var cursor = service.get("/v1/accounts?ownerId=owner-c&limit=1").text("/nextCursor");

        var answer = service.get("/v1/accounts?ownerId=owner-d&limit=1&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("cursor");
    }
}
