package io.fundsledger.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.LineRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithLocalStack(Component.POSTGRES)
class DatedBalanceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Instant OPENED = Instant.parse("2026-03-01T00:00:00.000001Z");

    private static Views views;
    private static RunningQueryService service;

    private UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** 100.00 of the 10th known at noon of the 10th, 20.00 more dated back to the 5th, 3.00 less dated on to the 20th. */
    @BeforeEach
    void threeEntries() {
        account = views.put(AccountRow.of("owner", 11700).openedAt(OPENED).at(4, 11700));
        line(2, 10000, 10000, DAY, "2026-03-10T12:00:00.000005Z");
        line(3, 2000, 12000, DAY.minusDays(5), "2026-03-11T00:00:00Z");
        line(4, -300, 11700, DAY.plusDays(10), "2026-03-11T00:00:00.000001Z");
        views.reach("accounts", 5, 1100);
        checkpointRecordedAt("2026-03-12T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00.000001Z, 0.00",
        "2026-03-10T12:00:00.000004Z, 0.00",
        "2026-03-10T12:00:00.000005Z, 100.00",
        "2026-03-10T12:00:00.000004999Z, 0.00",
        "2026-03-10T12:00:00.000005999Z, 100.00",
        "2026-03-10T23:59:59.999999Z, 100.00",
        "2026-03-11T00:00:00Z, 120.00",
        "2026-03-11T00:00:00.000001Z, 117.00",
        "9999-12-31T23:59:59.999999999Z, 117.00"
    })
    void whatWasRecordedUpToAnInstantCounts(String asOf, String balance) {
        assertThat(ask("asOf=" + asOf).text("/balance")).isEqualTo(balance);
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01, 0.00",
        "2026-03-04, 0.00",
        "2026-03-05, 20.00",
        "2026-03-09, 20.00",
        "2026-03-10, 120.00",
        "2026-03-19, 120.00",
        "2026-03-20, 117.00",
        "9999-12-31, 117.00"
    })
    void whatIsDatedUpToADayCounts(String valueDate, String balance) {
        assertThat(ask("valueDate=" + valueDate).text("/balance")).isEqualTo(balance);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T23:59:59.999999Z, 2026-03-05, 0.00",
        "2026-03-10T23:59:59.999999Z, 2026-03-10, 100.00",
        "2026-03-11T00:00:00Z, 2026-03-05, 20.00",
        "2026-03-11T00:00:00Z, 2026-03-10, 120.00",
        "2026-03-11T00:00:00.000001Z, 2026-03-19, 120.00",
        "2026-03-11T00:00:00.000001Z, 2026-03-20, 117.00"
    })
    void bothCount(String asOf, String valueDate, String balance) {
        assertThat(ask("asOf=" + asOf + "&valueDate=" + valueDate).text("/balance"))
                .isEqualTo(balance);
    }

    @Test
    void theAnswerSaysWhatWasAsked() {
        var answer = ask("asOf=2026-03-11T00:00:00Z&valueDate=2026-03-10");

        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.body()).isEqualTo("""
                        {"accountId":"%s","currency":"EUR","balance":"120.00","asOf":"2026-03-11T00:00:00Z",\
                        "valueDate":"2026-03-10","final":true}""".formatted(account));
        assertThat(ask("valueDate=2026-03-10").body()).isEqualTo("""
                        {"accountId":"%s","currency":"EUR","balance":"120.00","valueDate":"2026-03-10",\
                        "final":false}""".formatted(account));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T12:00:00.000005Z, true",
        "2026-03-11T23:59:59.999999Z, true",
        "2026-03-12T00:00:00Z, false",
        "2026-03-12T00:00:00.000001Z, false"
    })
    void anAnswerIsFinalOnceTheViewHoldsSomethingLater(String asOf, boolean settled) {
        assertThat(ask("asOf=" + asOf).json().path("final").asBoolean()).isEqualTo(settled);
    }

    @Test
    void whatAnotherPartitionHoldsMakesNothingFinal() {
        views.reach("accounts", 6, 1);
        views.reach("transactions", 5, 2000);

        assertThat(ask("asOf=2026-03-12T00:00:00Z").json().path("final").asBoolean())
                .isFalse();
    }

    @Test
    void anAnswerIsSentAgainOnlyWhenItHasChanged() {
        var path = "/v1/accounts/" + account + "/balance?asOf=2026-03-12T00:00:00Z";
        var tag = service.get(path).header("ETag");

        assertThat(service.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        checkpointRecordedAt("2026-03-12T00:00:00.000001Z");
        assertThat(service.get(path, "If-None-Match", tag).text("/balance")).isEqualTo("117.00");
    }

    @Test
    void anAccountThatWasNotOpenThenIsNotFound() {
        var before = ask("asOf=2026-03-01T00:00:00Z");
        var unknown = service.get("/v1/accounts/" + UUID.randomUUID() + "/balance?valueDate=2026-03-10");

        assertThat(before.status()).isEqualTo(404);
        assertThat(before.text("/code")).isEqualTo("account-not-found");
        assertThat(before.text("/detail")).contains("was open at 2026-03-01T00:00:00Z");
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void aBalanceOfADayBeyondALongIsStillExact() {
        var id = views.put(AccountRow.of("owner", Long.MAX_VALUE).at(4, Long.MAX_VALUE));
        views.put(new LineRow(id, 2, Long.MAX_VALUE, Long.MAX_VALUE, DAY, DAY, null));
        views.put(new LineRow(id, 3, -Long.MAX_VALUE, 0, DAY.plusDays(9), DAY, null));
        views.put(new LineRow(id, 4, Long.MAX_VALUE, Long.MAX_VALUE, DAY, DAY, null));

        assertThat(service.get("/v1/accounts/" + id + "/balance?valueDate=" + DAY)
                        .text("/balance"))
                .isEqualTo("184467440737095516.14");
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=yesterday, asOf",
        "asOf=2026-03-11, asOf",
        "asOf=2026-03-11T00:00Z, asOf",
        "asOf=2026-03-11T00:00:00, asOf",
        "asOf=2026-02-30T00:00:00Z, asOf",
        "asOf=2026-03-11T25:00:00Z, asOf",
        "asOf=2026-03-11T00:00:00%2B01:00, asOf",
        "asOf=1773187200000, asOf",
        "asOf=, asOf",
        "asOf=2026-03-11T00:00:00Z&asOf=2026-03-12T00:00:00Z, asOf",
        "valueDate=2026-02-30, valueDate",
        "valueDate=2026-3-1, valueDate",
        "valueDate=-2026-03-01, valueDate",
        "asof=2026-03-11T00:00:00Z, asof"
    })
    void aBadParameterIsNamed(String query, String parameter) {
        var answer = ask(query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    private Answer ask(String query) {
        return service.get("/v1/accounts/" + account + "/balance?" + query);
    }

    private void line(long version, long amount, long balanceAfter, LocalDate valueDate, String recordedAt) {
        views.put(new LineRow(account, version, amount, balanceAfter, valueDate, DAY, null));
        views.execute(
                "UPDATE accounts_g1.statement_line SET recorded_at = ?::timestamptz WHERE account_id = ? AND version = ?",
                recordedAt,
                account,
                version);
    }

    private static void checkpointRecordedAt(String time) {
        views.execute("""
                UPDATE projector.checkpoint SET recorded_at = ?::timestamptz
                WHERE projection = 'accounts' AND log_partition = 5""", time);
    }
}
