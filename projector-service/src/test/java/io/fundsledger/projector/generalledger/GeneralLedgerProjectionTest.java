package io.fundsledger.projector.generalledger;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.RandomHistory;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ExportedLogs;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import io.fundsledger.projector.projection.TableViews;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class GeneralLedgerProjectionTest {

    static final List<Long> SEEDS =
            LongStream.range(0, 4).map(seed -> System.nanoTime() + seed).boxed().toList();
    static final List<Path> LOGS = ExportedLogs.all();

    private static final String[] TABLES = {"journal_entry", "ledger_total"};
    private static final String IN_TRANSIT = "transfers-in-transit:EUR";
    private static final String TOTALS = """
            SELECT format('%s %s %s', ledger_account, sum(debits), sum(credits)) AS total
            FROM views.ledger_total GROUP BY ledger_account ORDER BY ledger_account COLLATE "C"
            """;

    private static TableViews views;

    @BeforeAll
    static void open(StackSpace space) {
        views = new TableViews(space.another().views(), GeneralLedgerProjection::new);
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aRandomHistoryGivesTheSameBooksInAnyBatches(long seed) {
        var random = new Random(seed);
        var events = RandomHistory.of(random, now(), 400);

        var oneByOne = views.project(1, events, () -> 1);
        var inBatches = views.project(2, events, () -> random.nextInt(1, 60));

        assertThat(views.rows(inBatches, TABLES)).as("seed %d", seed).isEqualTo(views.rows(oneByOne, TABLES));
        assertBooksSayWhatTheEventsSay(events, "seed " + seed);
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void anExportedLogIsProjected(Path log) {
        var events = ExportedLogs.events(log);

        views.project(1, events, events::size);

        assertBooksSayWhatTheEventsSay(events, log.toString());
    }

    /** A command's events are recorded at one instant, so the books are complete between two instants, and only there. */
    @ParameterizedTest
    @FieldSource("SEEDS")
    void nothingIsInTransitAtACompleteCutAndTheBooksBalanceAtEveryOther(long seed) {
        var events = RandomHistory.of(new Random(seed), now(), 200);
        var generation = views.make(1);
        var cutsInTransit = 0;
        for (var at = 0; at < events.size(); at++) {
            views.apply(events.subList(at, at + 1), generation);
            assertThat(read("SELECT sum(debits) - sum(credits) AS net FROM views.ledger_total"))
                    .as("seed %d, event %d", seed, at)
                    .satisfiesAnyOf(
                            net -> assertThat(net).containsEntry("net", null),
                            net -> assertThat(net.get("net")).hasToString("0"));
            var inTransit = net(IN_TRANSIT);
            var complete =
                    at + 1 == events.size() || !recordedAt(events, at + 1).equals(recordedAt(events, at));
            if (complete) {
                assertThat(inTransit).as("seed %d, event %d", seed, at).isZero();
            }
            cutsInTransit += inTransit == 0 ? 0 : 1;
        }
        assertThat(cutsInTransit).as("cuts between the legs of a transfer").isPositive();
    }

    /** What a trial balance as of an instant is read from. */
    @ParameterizedTest
    @FieldSource("SEEDS")
    void theLastEntriesUpToAnInstantKnowTheTotalsOfThatInstant(long seed) {
        var random = new Random(seed);
        var events = RandomHistory.of(random, now(), 150);
        views.project(1, events, () -> random.nextInt(1, 60));
        var plain = new PlainLedger();
        for (var at = 0; at < events.size(); at++) {
            plain.add(events.get(at));
            if (at + 1 == events.size() || !recordedAt(events, at + 1).equals(recordedAt(events, at))) {
                var asOf = recordedAt(events, at);
                assertThat(totalsAsOf(asOf)).as("seed %d, %s", seed, asOf).isEqualTo(plain.totals());
            }
        }
    }

    @Test
    void aReversalGoesBackThroughTheChannelOfItsOriginal(StackSpace space) throws SQLException {
        var other = space.another();
        try (var log = log(other).createTopic();
                var projector = new RunningProjector(other)) {
            var account = log.accountIn(0);
            log.publish(account, opened("DE-1"));
            log.publish(account, deposited("100.00"));
            log.publish(account, deposited("7.00"));
            log.publish(account, reversal(2, "100.00", Direction.DEBIT));
            projector.start(GeneralLedgerProjection::new);
            await().until(() -> projector.position("general-ledger", 0) == 4);

            var database = other.views();
            try (var reader = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                var rows = reader.createStatement().executeQuery(TOTALS);
                for (var expected : List.of("channel:cash:EUR 10700 10000", "customers:EUR 10000 10700")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(expected);
                }
                assertThat(rows.next()).isFalse();
                var entry = reader.createStatement()
                        .executeQuery("SELECT debited, credited, amount, reverses FROM views.journal_entry"
                                + " WHERE version = 4");
                assertThat(entry.next()).isTrue();
                assertThat(entry.getString(1)).isEqualTo("customers:EUR");
                assertThat(entry.getString(2)).isEqualTo("channel:cash:EUR");
                assertThat(entry.getLong(3)).isEqualTo(10000);
                assertThat(entry.getLong(4)).isEqualTo(2);
            }
        }
    }

    @Test
    void whatIsForgottenCanBeCountedAgain() {
        var events = RandomHistory.of(new Random(11), now(), 200);
        var generation = views.project(1, events, events::size);
        var before = views.rows(generation, TABLES);

        views.forget(List.of(1), generation);
        assertThat(views.rows(generation, TABLES)).hasSizeLessThan(before.size());
        views.apply(events.stream().filter(event -> event.partition() == 1).toList(), generation);

        assertThat(views.rows(generation, TABLES)).isEqualTo(before);
    }

    @Test
    void aReversalThatDoesNotMatchItsOriginalIsRefused(StackSpace space) {
        for (var wrong : List.of(
                reversal(1, "1.00", Direction.DEBIT),
                reversal(3, "1.00", Direction.DEBIT),
                reversal(2, "1.01", Direction.DEBIT),
                new EntryReversed(
                        2,
                        EntryKind.WITHDRAWAL,
                        Money.parse("1.00", EUR),
                        Direction.CREDIT,
                        false,
                        VALUE_DATE,
                        null,
                        null,
                        null))) {
            try (var log = log(space.another())) {
                var account = UUID.randomUUID();
                log.append(account, opened("DE-1"));
                log.append(account, deposited("1.00"));
                log.append(account, wrong);
                var events = log.in(0).stream()
                        .map(recorded -> new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1))
                        .toList();

                assertThatThrownBy(() -> views.project(1, events, () -> 1))
                        .isInstanceOf(UnprojectableEventException.class)
                        .hasMessageContaining("is not what it says it reverses");
            }
        }
    }

    private static void assertBooksSayWhatTheEventsSay(List<ProjectedEvent> events, String which) {
        assertThat(totals())
                .as(which)
                .isNotEmpty()
                .isEqualTo(PlainLedger.of(events).totals());
        assertThat(net(IN_TRANSIT)).as(which).isZero();
        assertThat(net("customers:EUR")).as(which).isEqualTo(-sumOfBalances(events));
        assertThat(read("SELECT count(*) AS entries FROM views.journal_entry"))
                .as(which)
                .containsEntry(
                        "entries",
                        events.stream()
                                .filter(event -> Entry.of(event.event()).isPresent())
                                .count());
    }

    /** Of all accounts in EUR. */
    private static long sumOfBalances(List<ProjectedEvent> events) {
        return events.stream()
                .flatMap(event -> Entry.of(event.event()).stream())
                .filter(entry -> entry.amount().currency().equals(EUR))
                .mapToLong(entry -> entry.change().minor())
                .sum();
    }

    private static List<String> totals() {
        return views.read(TOTALS).stream().map(row -> "" + row.get("total")).toList();
    }

    private static List<String> totalsAsOf(Instant asOf) {
        return views.read("""
                WITH entry AS (SELECT * FROM views.journal_entry WHERE recorded_at <= ?::timestamptz),
                     debited AS (SELECT DISTINCT ON (log_partition, debited) debited AS account, debits_after
                                 FROM entry ORDER BY log_partition, debited, log_position DESC),
                     credited AS (SELECT DISTINCT ON (log_partition, credited) credited AS account, credits_after
                                  FROM entry ORDER BY log_partition, credited, log_position DESC),
                     side AS (SELECT account, debits_after AS debits, 0 AS credits FROM debited
                              UNION ALL SELECT account, 0, credits_after FROM credited)
                SELECT format('%s %s %s', account, sum(debits), sum(credits)) AS total
                FROM side GROUP BY account ORDER BY account COLLATE "C"
                """, asOf.toString()).stream()
                .map(row -> "" + row.get("total"))
                .toList();
    }

    private static long net(String account) {
        return ((Number) Objects.requireNonNull(views.read(
                                "SELECT coalesce(sum(debits - credits), 0)::bigint AS net FROM views.ledger_total"
                                        + " WHERE ledger_account = ?",
                                account)
                        .getFirst()
                        .get("net")))
                .longValue();
    }

    private static Map<String, @Nullable Object> read(String sql) {
        return views.read(sql).getFirst();
    }

    private static EntryReversed reversal(long entryId, String amount, Direction direction) {
        return new EntryReversed(
                entryId, EntryKind.DEPOSIT, Money.parse(amount, EUR), direction, true, VALUE_DATE, null, null, null);
    }

    private static PublishedLog log(StackSpace space) {
        return new PublishedLog(space.bootstrapServers(), space.topic(), 1);
    }

    private static Instant recordedAt(List<ProjectedEvent> events, int at) {
        return events.get(at).recorded().recordedAt();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
