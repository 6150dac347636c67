package io.fundsledger.projector.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.EventType;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.ExportedLogs;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever happened, and however it was cut into batches: the views say what the events say. */
@WithLocalStack(Component.POSTGRES)
class AnyHistoryTest {

    static final List<Long> SEEDS =
            LongStream.range(0, 6).map(seed -> System.nanoTime() + seed).boxed().toList();
    static final List<Path> LOGS = ExportedLogs.all();

    private static AccountViews views;
    private static AccountViews rival;

    @BeforeAll
    static void open(StackSpace space) {
        var database = space.another().views();
        views = new AccountViews(database);
        rival = new AccountViews(database);
    }

    @AfterAll
    static void close() {
        rival.close();
        views.close();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aRandomHistoryGivesTheSameRowsInAnyBatches(long seed) throws IOException {
        var random = new Random(seed);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var events = RandomHistory.of(random, now, 400);

        var oneByOne = projected(1, events, () -> 1);
        var allAtOnce = projected(2, events, events::size);
        var inBatches = projected(3, events, () -> random.nextInt(1, 60));

        assertThat(views.rows(inBatches)).as("seed %d", seed).isEqualTo(views.rows(oneByOne));
        assertThat(views.rows(allAtOnce)).as("seed %d", seed).isEqualTo(views.rows(oneByOne));
        assertViewsSayWhatTheEventsSay(events, now);
    }

    /** So many rows go to each table by another way than a few. */
    @ParameterizedTest
    @FieldSource("SEEDS")
    void aHistoryOfManyAccountsGivesTheSameRowsInAnyBatches(long seed) throws IOException {
        var random = new Random(seed);
        var events = RandomHistory.ofManyAccounts(random, Instant.now().truncatedTo(ChronoUnit.MICROS), 600);
        var inBatches = projected(1, events, () -> random.nextInt(1, 60));
        assertThat(views.rows(projected(2, events, events::size)))
                .as("seed %d", seed)
                .isEqualTo(views.rows(inBatches))
                .filteredOn(row -> row.startsWith("account"))
                .hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whoeverAppliesABatchAndHoweverOftenItIsTriedTheRowsAreTheSame(long seed) throws IOException {
        var random = new Random(seed);
        var events = RandomHistory.of(random, Instant.now().truncatedTo(ChronoUnit.MICROS), 400);
        var oneByOne = projected(1, events, () -> 1);

        var byTwo = views.make(2);
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + random.nextInt(1, 30));
            var further = Math.min(events.size(), from + random.nextInt(1, 30));
            if (random.nextBoolean()) {
                views.applyInVain(events.subList(from, further), byTwo);
            }
            if (random.nextBoolean()) {
                rival.applyInVain(events.subList(from, further), byTwo);
            }
            (random.nextInt(3) == 0 ? rival : views).apply(events.subList(from, to), byTwo);
            from = to;
        }

        assertThat(views.rows(byTwo)).as("seed %d", seed).isEqualTo(views.rows(oneByOne));
    }

    @Test
    void nothingIsLeftOfAPartitionThatIsForgotten() throws IOException {
        var events = RandomHistory.ofTwoAccounts(new Random(7), Instant.now().truncatedTo(ChronoUnit.MICROS), 2_000);
        var forgotten = events.getFirst().partition();
        var others =
                events.stream().filter(event -> event.partition() != forgotten).toList();

        var all = projected(1, events, () -> 500);
        views.forget(forgotten, all);

        assertThat(views.rows(all))
                .isEqualTo(views.rows(projected(2, others, () -> 500)))
                .anyMatch(row -> row.startsWith("block"))
                .anyMatch(row -> row.startsWith("milestone"));
    }

    @Test
    void aRandomHistoryHasEveryEvent() {
        assertThat(RandomHistory.of(new Random(7), Instant.now().truncatedTo(ChronoUnit.MICROS), 2000).stream()
                        .map(event -> event.recorded().eventName())
                        .distinct())
                .hasSameSizeAs(EventType.values());
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void anExportedLogIsProjected(Path log) throws IOException {
        var events = ExportedLogs.events(log);

        var oneByOne = projected(1, events, () -> 1);
        var allAtOnce = projected(2, events, events::size);

        assertThat(views.rows(allAtOnce)).isEqualTo(views.rows(oneByOne)).isNotEmpty();
        assertViewsSayWhatTheEventsSay(events, Instant.now());
    }

    private static Generation projected(int number, List<ProjectedEvent> events, IntSupplier batchSize)
            throws IOException {
        var generation = views.make(number);
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + batchSize.getAsInt());
            views.apply(events.subList(from, to), generation);
            from = to;
        }
        return generation;
    }

    private static void assertViewsSayWhatTheEventsSay(List<ProjectedEvent> events, Instant now) {
        var accounts = PlainAccount.of(events);
        assertThat(views.read("SELECT * FROM views.account")).hasSameSizeAs(accounts);
        assertThat(accounts).allSatisfy(account -> {
            assertThat(views.read("SELECT * FROM views.account WHERE account_id = ?", account.id))
                    .singleElement()
                    .satisfies(row -> assertFigures(row, account, now));
            assertThat(lines(account, "amount")).isEqualTo(account.changes);
            assertThat(lines(account, "reversed_by")).isEqualTo(account.reversedBy);
            assertThat(holds(account)).isEqualTo(holdsAt(account, now));
        });
    }

    private static void assertFigures(Map<String, Object> row, PlainAccount account, Instant now) {
        assertThat(row)
                .containsEntry("status", account.status)
                .containsEntry("balance", account.balance())
                .containsEntry("overdraft_limit", account.limit)
                .containsEntry("held", account.held(now))
                .containsEntry("unexpired_holds", account.unexpired(now).size())
                .containsEntry("version", account.version);
    }

    private static Map<Long, Long> lines(PlainAccount account, String column) {
        return views
                .read(
                        "SELECT version, %1$s AS v FROM views.statement_line WHERE account_id = ? AND %1$s IS NOT NULL"
                                .formatted(column),
                        account.id)
                .stream()
                .collect(Collectors.toMap(row -> (Long) row.get("version"), row -> (Long) row.get("v")));
    }

    private static Map<Long, String> holds(PlainAccount account) {
        return views.read("SELECT hold_id, status FROM views.hold WHERE account_id = ?", account.id).stream()
                .collect(Collectors.toMap(row -> (Long) row.get("hold_id"), row -> (String) row.get("status")));
    }

    private static Map<Long, String> holdsAt(PlainAccount account, Instant now) {
        var unexpired = account.unexpired(now);
        return account.holds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        hold -> hold.getValue().equals("open") && !unexpired.contains(account.open.get(hold.getKey()))
                                ? "expired"
                                : hold.getValue()));
    }
}
