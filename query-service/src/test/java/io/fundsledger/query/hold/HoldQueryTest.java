package io.fundsledger.query.hold;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class HoldQueryTest {

    private static Views views;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        views.reach("accounts", 6, 17);
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aHoldSaysWhatItWasAndBecame() {
        var id = account(new HoldRow(UUID.randomUUID(), 2, "captured", 1500, 1300L, null));

        var answer = service.get("/v1/accounts/" + id + "/holds/2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"accountId":"%s","holdId":2,"status":"captured","amount":"15.00","captured":"13.00",\
                        "currency":"EUR","placedAt":"2026-03-10T12:00:00Z","endedAt":"2026-03-11T12:00:00Z","endedBy":3,\
                        "category":"travel","description":"hold 2","reason":"booked","eventId":"%s",\
                        "position":"5:1002"}""".formatted(id, Views.eventId(id, 2)));
    }

    @Test
    void aHoldIsExpiredFromItsInstantOn() {
        var expiresAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
        var id = account(HoldRow.open(UUID.randomUUID(), 2, 1500, expiresAt));
        var path = "/v1/accounts/" + id + "/holds";
        assertThat(service.get(path + "/2").text("/status")).isEqualTo("open");
        assertThat(service.get(path + "?status=open").each("holdId")).containsExactly("2");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.get(path + "/2").text("/status").equals("expired"));

        assertThat(Instant.now()).isAfterOrEqualTo(expiresAt);
        assertThat(Instant.parse(service.get(path + "/2").text("/endedAt"))).isEqualTo(expiresAt);
        assertThat(service.get(path + "?status=open").each("holdId")).isEmpty();
        assertThat(service.get(path + "?status=expired").each("holdId")).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | 7 6 5 4 3 2
            ?status=open     | 7 3
            ?status=captured | 4
            ?status=released | 5
            ?status=expired  | 6 2
            """)
    void holdsAreListedByWhatBecameOfThem(String query, String holds) {
        var id = UUID.randomUUID();
        views.put(HoldRow.open(id, 2, 100, Instant.now().minusSeconds(60)));
        views.put(HoldRow.open(id, 3, 100, Instant.now().plusSeconds(600)));
        views.put(new HoldRow(id, 4, "captured", 100, 100L, Instant.now().minusSeconds(60)));
        views.put(new HoldRow(id, 5, "released", 100, null, null));
        views.put(new HoldRow(id, 6, "expired", 100, null, Instant.now().minusSeconds(60)));
        views.put(HoldRow.open(id, 7, 100, null));
        views.put(AccountRow.of("owner", 1000).identified(id));

        var answer = service.get("/v1/accounts/" + id + "/holds" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.each("holdId")).containsExactly(holds.split(" "));
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        var id = UUID.randomUUID();
        for (var hold = 2; hold < 9; hold++) {
            views.put(HoldRow.open(id, hold, 100, null));
        }
        views.put(AccountRow.of("owner", 1000).identified(id));
        var path = "/v1/accounts/" + id + "/holds?status=open&limit=3";

        var seen = new ArrayList<String>();
        var page = service.get(path);
        seen.addAll(page.each("holdId"));
        while (!page.text("/nextCursor").isEmpty()) {
            assertThat(page.header("Link")).contains("cursor=" + page.text("/nextCursor"));
            page = service.get(path + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(page.each("holdId"));
        }

        assertThat(seen).containsExactly("8", "7", "6", "5", "4", "3", "2");
    }

    @ParameterizedTest
    @CsvSource({"captured, 24000 13001 13000 2, 3", "expired, 22000, 1", "released, 25000 24999 24998 24997, 2"})
    void ofHoldsThatPagesHaveToLookForNoneIsPassedOver(String status, String first, int inPages) {
        var id = UUID.randomUUID();
        for (var captured : List.of(2L, 13_000L, 13_001L, 24_000L)) {
            views.put(new HoldRow(id, captured, "captured", 100, 100L, null));
        }
        views.put(HoldRow.open(id, 22_000, 100, Instant.now().minusSeconds(60)));
        views.putReleasedHolds(id, 3, 12_999);
        views.putReleasedHolds(id, 13_002, 21_999);
        views.putReleasedHolds(id, 22_001, 23_999);
        views.putReleasedHolds(id, 24_001, 25_000);
        views.put(AccountRow.of("owner", 1000).identified(id));
        var path = "/v1/accounts/" + id + "/holds?limit=2&status=" + status;
        var expected = List.of(first.split(" "));

        var page = service.get(path);
        var seen = new ArrayList<>(page.each("holdId"));
        var pages = 1;
        for (; seen.size() < expected.size(); pages++) {
            assertThat(page.text("/nextCursor")).isNotEmpty();
            page = service.get(path + "&cursor=" + page.text("/nextCursor"));
            seen.addAll(page.each("holdId"));
        }

        assertThat(seen).isEqualTo(expected);
        assertThat(pages).isEqualTo(inPages);
    }

    @Test
    void aPageThatFindsNoneEndsWhereItHasLookedEnough() {
        var id = UUID.randomUUID();
        views.putReleasedHolds(id, 2, 2 + 2 * Holds.MOST_LOOKED_AT);
        views.put(AccountRow.of("owner", 1000).identified(id));
        var path = "/v1/accounts/" + id + "/holds?status=captured";

        var first = service.get(path);
        var second = service.get(path + "&cursor=" + first.text("/nextCursor"));
        var third = service.get(path + "&cursor=" + second.text("/nextCursor"));

        assertThat(first.each("holdId")).isEmpty();
        assertThat(first.header("Link")).contains(first.text("/nextCursor"));
        assertThat(second.each("holdId")).isEmpty();
        assertThat(third.each("holdId")).isEmpty();
        assertThat(third.text("/nextCursor")).isEmpty();
    }

    @Test
    void aCursorOfAnotherStatusIsRefused() {
        var id = UUID.randomUUID();
        views.put(HoldRow.open(id, 2, 100, null));
        views.put(HoldRow.open(id, 3, 100, null));
        views.put(AccountRow.of("owner", 1000).identified(id));
        var path = "/v1/accounts/" + id + "/holds?limit=1";
        var cursor = service.get(path).text("/nextCursor");

        var answer = service.get(path + "&status=open&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("cursor");
    }

    @Test
    void aHoldThatIsNotThereIsNamed() {
        var id = account(HoldRow.open(UUID.randomUUID(), 2, 100, null));

        var noHold = service.get("/v1/accounts/" + id + "/holds/3");
        var noAccount = service.get("/v1/accounts/" + UUID.randomUUID() + "/holds/2");
        var none = service.get("/v1/accounts/" + UUID.randomUUID() + "/holds");

        assertThat(noHold.status()).isEqualTo(404);
        assertThat(noHold.text("/code")).isEqualTo("hold-not-found");
        assertThat(noHold.text("/holdId")).isEqualTo("3");
        assertThat(noHold.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(noAccount.status()).isEqualTo(404);
        assertThat(noAccount.text("/code")).isEqualTo("account-not-found");
        assertThat(none.text("/code")).isEqualTo("account-not-found");
        assertThat(none.header("Ledger-Position")).isEqualTo("5:1100, 6:17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+2", "02", "0x2", "two", "9999999999999999999"})
    void whatCannotBeAnIdIsRefused(String holdId) {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID() + "/holds/" + holdId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("holdId");
    }

    @ParameterizedTest
    @CsvSource({"status=overdue, status", "state=open, state", "limit=501, limit"})
    void aBadParameterIsNamed(String query, String parameter) {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID() + "/holds?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @Test
    void aHoldIsWaitedFor() {
        var row = AccountRow.of("owner", 1000);
        views.put(row);
        var path = "/v1/accounts/" + row.accountId() + "/holds/4";
        var refused = service.get(path, "Ledger-Min-Position", "5:1200", "Prefer", "wait=0");
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");

        var waiting = service.getLater(path, "Ledger-Min-Position", "5:1200", "Prefer", "wait=10");
        views.put(HoldRow.open(row.accountId(), 4, 100, null));
        views.reach("accounts", 5, 1200);

        assertThat(waiting.join().text("/status")).isEqualTo("open");
        views.reach("accounts", 5, 1100);
    }

    private static UUID account(HoldRow hold) {
        views.put(hold);
        return views.put(AccountRow.of("owner", 1000).identified(hold.accountId()));
    }
}
