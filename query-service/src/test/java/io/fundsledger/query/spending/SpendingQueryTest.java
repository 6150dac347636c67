package io.fundsledger.query.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class SpendingQueryTest {

    private static Views views;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("spending", 5, 1100);
        views.reach("spending", 6, 17);
        views.reach("accounts", 5, 9999);
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aYearIsCutByCategoryAndMonth() {
        var account = account("EUR", 2);
        slice(account, 2025, 12, "groceries", "77700", "0");
        slice(account, 2026, 1, "groceries", "1234", "0");
        slice(account, 2026, 3, "groceries", "8766", "0");
        slice(account, 2026, 3, "salary", "0", "250000");
        slice(account, 2026, 3, "travel", "20000", "0");
        slice(account, 2026, 4, "travel", "-5000", "0");
        slice(account, 2027, 1, "travel", "9900", "0");

        var answer = service.get(path(account, "2026"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"accountId":"%s","currency":"EUR","year":"2026","spent":"250.00","received":"2500.00",\
                        "categories":[\
                        {"category":"travel","spent":"150.00","received":"0.00","months":[\
                        {"month":"2026-03","spent":"200.00","received":"0.00"},\
                        {"month":"2026-04","spent":"-50.00","received":"0.00"}]},\
                        {"category":"groceries","spent":"100.00","received":"0.00","months":[\
                        {"month":"2026-01","spent":"12.34","received":"0.00"},\
                        {"month":"2026-03","spent":"87.66","received":"0.00"}]},\
                        {"category":"salary","spent":"0.00","received":"2500.00","months":[\
                        {"month":"2026-03","spent":"0.00","received":"2500.00"}]}]}""".formatted(account));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0, 1200, 1200", "BHD, 3, 1234, 1.234", "EUR, 2, 27670116110564327421, 276701161105643274.21"})
    void amountsHaveAllDecimalsOfTheirCurrencyHoweverLargeTheyAre(
            String currency, int decimals, String minor, String decimal) {
        var account = account(currency, decimals);
        slice(account, 2026, 1, "games", minor, minor);

        var answer = service.get(path(account, "2026"));

        assertThat(answer.text("/categories/0/spent")).isEqualTo(decimal);
        assertThat(answer.text("/received")).isEqualTo(decimal);
    }

    @Test
    void aYearInWhichNothingMovedIsEmpty() {
        var answer = service.get(path(account("EUR", 2), "0999"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/year")).isEqualTo("0999");
        assertThat(answer.text("/spent")).isEqualTo("0.00");
        assertThat(answer.json().path("categories").isEmpty()).isTrue();
        assertThat(answer.json().has("others")).isFalse();
    }

    @Test
    void whoMakesUpCategoriesWithoutEndGetsTheLargestAndTheRestTogether() {
        var account = account("EUR", 2);
        views.execute("""
                INSERT INTO spending_g1.spending
                SELECT ?, 2026, month, 'made-up-' || to_char(n, 'FM000'), n, 1, 5
                FROM generate_series(1, 103) n, generate_series(1, 2) month""", account);

        var answer = service.get(path(account, "2026"));

        var categories = answer.json().path("categories");
        assertThat(categories.size()).isEqualTo(100);
        assertThat(categories.path(0).path("category").asString()).isEqualTo("made-up-103");
        assertThat(categories.path(99).path("category").asString()).isEqualTo("made-up-004");
        assertThat(answer.json().path("others").toString()).isEqualTo("""
                        {"spent":"0.12","received":"0.06","months":[\
                        {"month":"2026-01","spent":"0.06","received":"0.03"},\
                        {"month":"2026-02","spent":"0.06","received":"0.03"}]}""");
        assertThat(answer.text("/spent")).isEqualTo("107.12");
    }

    @Test
    void anUnchangedYearIsNotSentAgain() {
        var account = account("EUR", 2);
        slice(account, 2026, 1, "games", "100", "0");
        var tag = service.get(path(account, "2026")).header("ETag");

        var unchanged = service.get(path(account, "2026"), "If-None-Match", tag);
        slice(account, 2026, 2, "games", "100", "0");
        var changed = service.get(path(account, "2026"), "If-None-Match", tag);

        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void aPositionIsWaitedForInThisViewWhateverOthersHold() {
        var account = account("EUR", 2);

        var refused = service.get(path(account, "2026"), "Ledger-Min-Position", "6:18", "Prefer", "wait=0");
        var waiting = service.getLater(path(account, "2026"), "Ledger-Min-Position", "6:18", "Prefer", "wait=10");
        views.reach("spending", 6, 18);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        var answer = service.get(path(UUID.randomUUID(), "2026"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
        assertThat(answer.header("Ledger-Position")).contains("5:1100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?year=", "?year=26", "?year=02026", "?year=-001", "?year=twen", "?year=2026&year=2026"})
    void aYearHasFourDigits(String query) {
        var answer = service.get("/v1/accounts/" + account("EUR", 2) + "/spending" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("year");
    }

    @Test
    void whatIsNoParameterIsRefused() {
        var answer = service.get(path(account("EUR", 2), "2026") + "&month=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("month");
    }

    private static UUID account(String currency, int decimals) {
        var account = UUID.randomUUID();
        views.execute("INSERT INTO spending_g1.spending_account VALUES (?, ?, ?, 5)", account, currency, decimals);
        return account;
    }

    private static void slice(UUID account, int year, int month, String category, String spent, String received) {
        views.execute(
                "INSERT INTO spending_g1.spending VALUES (?, ?, ?, ?, ?::numeric, ?::numeric, 5)",
                account,
                year,
                month,
                category,
                spent,
                received);
    }

    private static String path(UUID account, String year) {
        return "/v1/accounts/" + account + "/spending?year=" + year;
    }
}
