package io.fundsledger.projector.spending;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.RandomHistory;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class SpendingProjectionTest {

    static final List<Long> SEEDS =
            LongStream.range(0, 4).map(seed -> System.nanoTime() + seed).boxed().toList();
    static final List<Path> LOGS = ExportedLogs.all();

    private static final String SLICES = """
            SELECT format('%s %s-%s %s: %s out, %s in', account_id, to_char(year, 'FM0000'), to_char(month, 'FM00'),
                          category, spent, received)
            FROM views.spending""";

    private static TableViews views;

    @BeforeAll
    static void open(StackSpace space) {
        views = new TableViews(space.another().views(), SpendingProjectionTest::projection);
    }

    private static SpendingProjection projection(JdbcOperations jdbc) {
        return new SpendingProjection(JdbcClient.create(jdbc));
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aRandomHistoryGivesTheSameSlicesInAnyBatches(long seed) {
        var random = new Random(seed);
        var events = RandomHistory.of(random, Instant.now().truncatedTo(ChronoUnit.MICROS), 400);

        var oneByOne = views.project(1, events, () -> 1);
        var inBatches = views.project(2, events, () -> random.nextInt(1, 60));

        assertThat(views.rows(inBatches, "spending", "spending_account"))
                .as("seed %d", seed)
                .isEqualTo(views.rows(oneByOne, "spending", "spending_account"));
        assertThat(slices()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(PlainSpending.of(events));
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void anExportedLogIsProjected(Path log) {
        var events = ExportedLogs.events(log);

        views.project(1, events, events::size);

        assertThat(slices()).isNotEmpty().containsExactlyInAnyOrderElementsOf(PlainSpending.of(events));
    }

    @Test
    void whatIsForgottenCanBeCountedAgain() {
        var events = RandomHistory.of(new Random(11), Instant.now().truncatedTo(ChronoUnit.MICROS), 200);
        var generation = views.project(1, events, events::size);
        var before = views.rows(generation, "spending", "spending_account");

        views.forget(List.of(1), generation);
        assertThat(views.rows(generation, "spending", "spending_account")).hasSizeLessThan(before.size());
        views.apply(events.stream().filter(event -> event.partition() == 1).toList(), generation);

        assertThat(views.rows(generation, "spending", "spending_account")).isEqualTo(before);
    }

    @Test
    void moreMayMoveInAMonthThanAnAccountCanHold(StackSpace space) {
        try (var topic = log(space.another())) {
            var account = UUID.randomUUID();
            var most = "92233720368547758.07";
            topic.append(account, opened("DE-1"));
            for (var round = 0; round < 3; round++) {
                topic.append(account, deposited(most, "lottery"));
                topic.append(account, withdrawn(most, LocalDate.of(2026, 3, 31), "lottery"));
            }

            views.project(1, projected(topic), () -> 2);

            assertThat(slices())
                    .containsExactly(account + " 2026-03 lottery: 27670116110564327421 out, 27670116110564327421 in");
        }
    }

    @Test
    void aReversalTakesBackInItsOwnMonthUnderItsOriginalsCategory(StackSpace space) throws SQLException {
        var other = space.another();
        try (var topic = log(other).createTopic();
                var projector = new RunningProjector(other)) {
            var account = topic.accountIn(0);
            topic.publish(account, opened("DE-1"));
            topic.publish(account, deposited("100.00", "salary"));
            topic.publish(account, withdrawn("12.34", LocalDate.of(2026, 3, 31), "travel"));
            topic.publish(account, reversed(3, "12.34", Direction.CREDIT, EntryKind.WITHDRAWAL, "travel"));
            topic.publish(account, reversed(2, "100.00", Direction.DEBIT, EntryKind.DEPOSIT, "salary"));
            topic.publish(account, withdrawn("1.00", LocalDate.of(2026, 4, 30), null));
            projector.start(SpendingProjectionTest::projection);
            await().until(() -> projector.position("spending", 0) == 6);

            var database = other.views();
            try (var reader = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                var rows = reader.createStatement().executeQuery(SLICES + " ORDER BY 1");
                for (var expected : List.of(
                        " 2026-03 salary: 0 out, 10000 in",
                        " 2026-03 travel: 1234 out, 0 in",
                        " 2026-04 salary: 0 out, -10000 in",
                        " 2026-04 travel: -1234 out, 0 in",
                        " 2026-04 uncategorised: 100 out, 0 in")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(account + expected);
                }
                assertThat(rows.next()).isFalse();
                assertThat(reader.createStatement()
                                .execute("SELECT account_id, currency, decimals FROM views.spending_account"))
                        .isTrue();
            }
        }
    }

    @Test
    void whatCannotFollowIsRefused(StackSpace space) {
        try (var topic = log(space.another())) {
            var account = UUID.randomUUID();
            topic.append(account, deposited("1.00"));
            assertRefused(projected(topic), "has not been opened");
        }
        try (var topic = log(space.another())) {
            var account = UUID.randomUUID();
            topic.append(account, opened("DE-1"));
            topic.append(account, opened("DE-1"));
            assertRefused(projected(topic), "opened before");
        }
        try (var topic = log(space.another())) {
            var account = UUID.randomUUID();
            topic.append(account, opened("DE-1"));
            var yen = new Money(100, Currency.of("JPY"));
            topic.append(account, new MoneyWithdrawn(yen, LocalDate.of(2026, 3, 1), "cash", null, null));
            assertRefused(projected(topic), "the account is in EUR");
        }
    }

    private static void assertRefused(List<ProjectedEvent> events, String why) {
        assertThatThrownBy(() -> views.project(1, events, () -> 1))
                .isInstanceOf(UnprojectableEventException.class)
                .hasMessageContaining(why);
    }

    private static PublishedLog log(StackSpace space) {
        return new PublishedLog(space.bootstrapServers(), space.topic(), 1);
    }

    private static List<ProjectedEvent> projected(PublishedLog log) {
        return log.in(0).stream()
                .map(recorded -> new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1))
                .toList();
    }

    private static AccountEvent withdrawn(String amount, LocalDate day, @Nullable String category) {
        return new MoneyWithdrawn(Money.parse(amount, Currency.of("EUR")), day, "card", category, null);
    }

    private static AccountEvent reversed(
            long entryId, String amount, Direction direction, EntryKind kind, String category) {
        return new EntryReversed(
                entryId,
                kind,
                Money.parse(amount, Currency.of("EUR")),
                direction,
                false,
                LocalDate.of(2026, 4, 1),
                category,
                null,
                null);
    }

    private static List<String> slices() {
        return views.read(SLICES).stream().map(row -> "" + row.get("format")).toList();
    }
}
