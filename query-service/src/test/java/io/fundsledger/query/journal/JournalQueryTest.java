package io.fundsledger.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.LineRow;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class JournalQueryTest {

    private static final UUID FIRST = UUID.fromString("10000000-0000-7000-8000-000000000000");
    private static final UUID SECOND = UUID.fromString("90000000-0000-7000-8000-000000000000");
    private static final UUID LEDGER = UUID.fromString("0197a8d2-0000-7000-8000-000000000009");

    private final StackSpace space;
    private Views views;
    private RunningQueryService service;

    JournalQueryTest(StackSpace space) {
        this.space = space.another();
    }

    /** 100.00 in for the one and 1000 yen for the other, and 12.34 out. Positions are 1000 and the version. */
    @BeforeEach
    void start() {
        views = new Views(space.views()).create();
        views.put(AccountRow.of("one", 8766).identified(FIRST));
        views.put(AccountRow.of("other", 1000).identified(SECOND).in("JPY", 0));
        entry(FIRST, 2, 10000, "channel:cash:EUR", "customers:EUR", "EUR", LocalDate.of(2026, 3, 31));
        entry(FIRST, 3, -1234, "customers:EUR", "channel:card:EUR", "EUR", LocalDate.of(2026, 4, 1));
        entry(SECOND, 2, 1000, "channel:cash:JPY", "customers:JPY", "JPY", LocalDate.of(2026, 4, 2));
        total("channel:cash:EUR", "EUR", 2, 10000, 0);
        total("channel:card:EUR", "EUR", 2, 0, 1234);
        total("customers:EUR", "EUR", 2, 1234, 10000);
        total("channel:cash:JPY", "JPY", 0, 1000, 0);
        total("customers:JPY", "JPY", 0, 0, 1000);
        reach(1003);
        service = RunningQueryService.on(space.views());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theJournalHasEveryEntryAndWhatItBelongsTo() {
        views.execute("UPDATE accounts_g1.statement_line SET counterparty = 'Corner; Shop', reference = 'INV, 7',"
                + " category = 'groceries', value_date = '2026-03-30' WHERE version = 3");

        var answer = service.get("/v1/journal");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1003");
        assertThat(answer.body()).startsWith("""
                ; The journal of ledger 0197a8d2-0000-7000-8000-000000000009
                ; with everything up to these positions: 5:1003
                """).contains("""

                commodity 1000.00 EUR
                commodity 1000. JPY

                account channel:card:EUR  ; type:A
                account channel:cash:EUR  ; type:A
                account customers:EUR  ; type:L
                account channel:cash:JPY  ; type:A
                account customers:JPY  ; type:L

                account customers:EUR:10000000-0000-7000-8000-000000000000
                """).contains("""

                2026-04-01=2026-04-01 * (3) Corner； Shop | line 3
                    ; event:%s, position:5:1003, kind:withdrawal, category:groceries
                    ; reference:INV， 7
                    customers:EUR:10000000-0000-7000-8000-000000000000  12.34 EUR
                    channel:card:EUR  -12.34 EUR
                """.formatted(Views.eventId(FIRST, 3)));
        assertThat(StrictJournal.read(answer.body()).balances())
                .isEqualTo(Map.of(
                        "channel:card:EUR",
                        new BigDecimal("-12.34"),
                        "channel:cash:EUR",
                        new BigDecimal("100.00"),
                        "channel:cash:JPY",
                        new BigDecimal("1000"),
                        "customers:EUR:" + FIRST,
                        new BigDecimal("-87.66"),
                        "customers:JPY:" + SECOND,
                        new BigDecimal("-1000")));
    }

    @Test
    void whatIsRecordedLaterIsNotInItUntilThePositionsSaySo() {
        var before = service.get("/v1/journal");
        entry(SECOND, 5, 1, "channel:cash:JPY", "customers:JPY", "JPY", LocalDate.of(2026, 4, 3));

        assertThat(service.get("/v1/journal").body()).isEqualTo(before.body());
        reach(1005);
        assertThat(StrictJournal.read(service.get("/v1/journal").body()).heads())
                .hasSize(4);
    }

    @Test
    void whatItWasForIsWaitedFor() {
        views.reach("general-ledger", 5, 1005);

        var refused = service.get("/v1/journal", "Ledger-Min-Position", "5:1005", "Prefer", "wait=0");
        var waiting = service.getLater("/v1/journal", "Ledger-Min-Position", "5:1005", "Prefer", "wait=10");
        views.reach("accounts", 5, 1005);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(waiting.join().header("Ledger-Position")).isEqualTo("5:1005");
    }

    @ParameterizedTest
    @CsvSource({
        "accountId=10000000-0000-7000-8000-000000000000, 2",
        "from=2026-04-01, 2",
        "to=2026-04-01, 2",
        "from=2026-04-01&to=2026-04-01, 1",
        "accountId=90000000-0000-7000-8000-000000000000&to=2026-04-01, 0"
    })
    void someOfItCanBeAskedFor(String query, int transactions) {
        var answer = service.get("/v1/journal?" + query);

        assertThat(StrictJournal.read(answer.body()).heads()).hasSize(transactions);
        assertThat(answer.body()).contains("\n; of which only ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-04-02&to=2026-04-01", "from=yesterday", "accountId=1", "since=2026-04-01"})
    void whatCannotBeMeantIsRefused(String query) {
        assertThat(service.get("/v1/journal?" + query).status()).isEqualTo(400);
    }

    @Test
    void anUnknownAccountIsNotThere() {
        var answer = service.get("/v1/journal?accountId=" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
    }

    @Test
    void nothingIsTheJournalOfNothing() {
        views.execute("TRUNCATE general_ledger_g1.journal_entry, general_ledger_g1.ledger_total");

        assertThat(StrictJournal.read(service.get("/v1/journal").body()).heads())
                .isEmpty();
    }

    @Test
    void aJournalOfManyPagesIsWholeAndInOrder() {
        many(9_000);
        reach(10_003);

        var journal = StrictJournal.read(service.get("/v1/journal").body());

        assertThat(journal.heads()).hasSize(9_003);
        assertThat(journal.balances()).containsEntry("customers:JPY:" + SECOND, new BigDecimal("-10000"));
    }

    /** An end that looks like one would make a part of the books look like the whole. */
    @Test
    void aJournalThatCannotBeFinishedBreaksOff() {
        many(9_000);
        reach(10_003);
        views.execute("DELETE FROM accounts_g1.statement_line WHERE version = 9000");

        assertThatThrownBy(() -> service.get("/v1/journal")).isInstanceOf(UncheckedIOException.class);
    }

    private void many(int entries) {
        views.execute("""
                INSERT INTO general_ledger_g1.journal_entry
                SELECT account_id, v, debited, credited, currency, 1, 0, 0, value_date, recorded_at, NULL,
                       gen_random_uuid(), 5, 1000 + v
                FROM general_ledger_g1.journal_entry, generate_series(4, %1$d) AS v
                WHERE account_id = '%2$s' AND version = 2""".formatted(entries + 3, SECOND));
        views.execute("""
                INSERT INTO accounts_g1.statement_line (account_id, version, type, amount, balance_after, value_date,
                    booking_date, recorded_at, event_id, log_partition, log_position)
                SELECT account_id, version, 'deposit', 1, 0, value_date, value_date, recorded_at, event_id, 5, log_position
                FROM general_ledger_g1.journal_entry WHERE version > 3""");
    }

    private void entry(
            UUID account, long version, long change, String debited, String credited, String currency, LocalDate date) {
        views.put(new LineRow(account, version, change, 0, date, date, null));
        views.execute(
                """
                INSERT INTO general_ledger_g1.journal_entry
                VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, '2026-03-31T12:00:00Z', NULL, ?, 5, ?)""",
                account,
                version,
                debited,
                credited,
                currency,
                Math.abs(change),
                date,
                Views.eventId(account, version),
                1000 + version);
    }

    private void total(String account, String currency, int decimals, long debits, long credits) {
        views.execute(
                "INSERT INTO general_ledger_g1.ledger_total VALUES (5, ?, ?, ?, ?, ?)",
                account,
                currency,
                decimals,
                debits,
                credits);
    }

    private void reach(long position) {
        for (var projection : new String[] {"accounts", "general-ledger"}) {
            views.reach(projection, 5, position);
        }
        views.execute("UPDATE projector.checkpoint SET ledger_id = ?", LEDGER);
    }
}
