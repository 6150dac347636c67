package io.fundsledger.query.generalledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class TrialBalanceQueryTest {

    private static final String CASH = "channel:cash:EUR";
    private static final String CUSTOMERS = "customers:EUR";
    private static final String IN_TRANSIT = "transfers-in-transit:EUR";

    private final StackSpace space;
    private Views views;
    private RunningQueryService service;
    private long version;

    TrialBalanceQueryTest(StackSpace space) {
        this.space = space.another();
    }

    /** 100.00 in at nine, in partition 5; of it 7.00 from there to partition 6 at ten. */
    @BeforeEach
    void start() {
        views = new Views(space.views()).create();
        entry(5, CASH, CUSTOMERS, 10000, 10000, 10000, "2026-03-01T09:00:00.000001Z");
        entry(5, CUSTOMERS, IN_TRANSIT, 700, 700, 700, "2026-03-01T10:00:00Z");
        entry(6, IN_TRANSIT, CUSTOMERS, 700, 700, 700, "2026-03-01T10:00:00Z");
        total(5, CASH, 10000, 0);
        total(5, CUSTOMERS, 700, 10000);
        total(5, IN_TRANSIT, 0, 700);
        total(6, CUSTOMERS, 0, 700);
        total(6, IN_TRANSIT, 700, 0);
        reach(5, 2, "2026-03-01T10:00:00Z");
        reach(6, 1, "2026-03-01T10:00:00Z");
        service = RunningQueryService.on(space.views());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyLedgerAccountHasItsDebitsAndCredits() {
        var answer = service.get("/v1/trial-balance");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:2, 6:1");
        assertThat(answer.body()).isEqualTo("""
                {"accounts":[\
                {"account":"channel:cash:EUR","currency":"EUR","debits":"100.00","credits":"0.00","balance":"100.00"},\
                {"account":"customers:EUR","currency":"EUR","debits":"7.00","credits":"107.00","balance":"-100.00"},\
                {"account":"transfers-in-transit:EUR","currency":"EUR","debits":"7.00","credits":"7.00",\
                "balance":"0.00"}],\
                "totals":[{"currency":"EUR","debits":"114.00","credits":"114.00"}]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T09:00:00Z        | true  |
            2026-03-01T09:00:00.000001Z | true  | channel:cash:EUR 100.00 0.00, customers:EUR 0.00 100.00
            2026-03-01T09:59:59.9999999Z | true  | channel:cash:EUR 100.00 0.00, customers:EUR 0.00 100.00
            2026-03-01T10:00:00Z        | false | channel:cash:EUR 100.00 0.00, customers:EUR 7.00 107.00, transfers-in-transit:EUR 7.00 7.00
            9999-12-31T23:59:59Z        | false | channel:cash:EUR 100.00 0.00, customers:EUR 7.00 107.00, transfers-in-transit:EUR 7.00 7.00
            0000-01-01T00:00:00Z        | true  |
            """)
    void asOfAnInstantCountsWhatWasRecordedUpToIt(String asOf, boolean isFinal, String accounts) {
        var answer = service.get("/v1/trial-balance?asOf=" + asOf);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/asOf")).isEqualTo(asOf.replace("9999999Z", "999999Z"));
        assertThat(answer.json().path("final").asBoolean()).isEqualTo(isFinal);
        assertThat(accounts(answer)).isEqualTo(accounts == null ? List.of() : List.of(accounts.split(", ")));
    }

    @Test
    void aPartitionWithoutEventsMayStillHearOfThePast() {
        views.execute("INSERT INTO projector.checkpoint VALUES ('general-ledger', 1, 7, 0, 0)");

        assertThat(service.get("/v1/trial-balance?asOf=2026-03-01T09:30:00Z")
                        .json()
                        .path("final")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void currenciesBalanceEachForItselfHoweverMuchWentThroughThem() {
        views.execute("INSERT INTO general_ledger_g1.ledger_total VALUES"
                + " (5, 'channel:cash:JPY', 'JPY', 0, 27670116110564327421, 0),"
                + " (6, 'customers:JPY', 'JPY', 0, 0, 27670116110564327421)");

        var totals = service.get("/v1/trial-balance").json().path("totals");

        assertThat(totals.toString()).isEqualTo("""
                [{"currency":"EUR","debits":"114.00","credits":"114.00"},\
                {"currency":"JPY","debits":"27670116110564327421","credits":"27670116110564327421"}]""");
    }

    @Test
    void anUnchangedBalanceIsNotSentAgain() {
        var tag = service.get("/v1/trial-balance").header("ETag");

        reach(5, 3, "2026-03-01T11:00:00Z");
        var unchanged = service.get("/v1/trial-balance", "If-None-Match", tag);
        total(7, CASH, 1, 0);
        total(7, CUSTOMERS, 0, 1);
        var changed = service.get("/v1/trial-balance", "If-None-Match", tag);

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("Ledger-Position")).isEqualTo("5:3, 6:1");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/accounts/0/debits")).isEqualTo("100.01");
    }

    @Test
    void bothPositionsOfATransferAreWaitedFor() {
        var refused = service.get("/v1/trial-balance", "Ledger-Min-Position", "5:3, 6:2", "Prefer", "wait=0");
        var waiting = service.getLater("/v1/trial-balance", "Ledger-Min-Position", "5:3, 6:2", "Prefer", "wait=10");
        views.reach("general-ledger", 5, 3);
        views.reach("general-ledger", 6, 2);

        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(waiting.join().header("Ledger-Position")).isEqualTo("5:3, 6:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-01",
                "2026-03-01T09:00Z",
                "2026-02-30T09:00:00Z",
                "2026-03-01T24:00:01Z",
                "2026-03-01T09:00:00.0000000001Z",
                "2026-03-01T09:00:00",
                "+12026-03-01T09:00:00Z"
            })
    void anInstantIsWrittenInOneWay(String asOf) {
        var answer = service.get("/v1/trial-balance?asOf=" + asOf.replace("+", "%2B"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("asOf");
    }

    private static List<String> accounts(Answer answer) {
        return answer.json()
                .path("accounts")
                .valueStream()
                .map(account -> "%s %s %s"
                        .formatted(
                                account.path("account").asString(),
                                account.path("debits").asString(),
                                account.path("credits").asString()))
                .toList();
    }

    private void entry(
            int partition,
            String debited,
            String credited,
            long amount,
            long debitsAfter,
            long creditsAfter,
            String recordedAt) {
        views.execute(
                """
                INSERT INTO general_ledger_g1.journal_entry
                VALUES (?, ?, ?, ?, 'EUR', ?, ?, ?, '2026-03-01', ?::timestamptz, NULL, ?, ?, ?)""",
                UUID.randomUUID(),
                ++version,
                debited,
                credited,
                amount,
                debitsAfter,
                creditsAfter,
                recordedAt,
                UUID.randomUUID(),
                partition,
                version);
    }

    private void total(int partition, String account, long debits, long credits) {
        views.execute(
                "INSERT INTO general_ledger_g1.ledger_total VALUES (?, ?, 'EUR', 2, ?, ?)",
                partition,
                account,
                debits,
                credits);
    }

    private void reach(int partition, long position, String recordedAt) {
        views.reach("general-ledger", partition, position);
        views.execute(
                "UPDATE projector.checkpoint SET recorded_at = ?::timestamptz WHERE log_partition = ?",
                recordedAt,
                partition);
    }
}
