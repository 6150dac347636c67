package io.fundsledger.projector.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.ExportedLogs;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened: the views say what an account was after each of its events, and which event was the last by when. */
@WithLocalStack(Component.POSTGRES)
class AnyVersionTest {

    static final List<Path> LOGS = ExportedLogs.all();
    private static final int POSITIONS = 300;

    private static final String AS_LEFT = """
            SELECT v.version, s.status, coalesce(l.balance_after, 0) AS balance, s.overdraft_limit, s.held, s.open_holds,
                   coalesce(l.version = v.version, false) OR s.version = v.version AS has_a_row
            FROM views.account a
            CROSS JOIN generate_series(1, a.version) AS v (version)
            CROSS JOIN LATERAL (SELECT * FROM views.standing s
                                WHERE s.account_id = a.account_id AND s.version <= v.version
                                ORDER BY s.version DESC LIMIT 1) AS s
            LEFT JOIN LATERAL (SELECT * FROM views.statement_line l
                               WHERE l.account_id = a.account_id AND l.version <= v.version
                               ORDER BY l.version DESC LIMIT 1) AS l ON true
            WHERE a.account_id = ?
            ORDER BY v.version""";

    private static AccountViews views;

    @BeforeAll
    static void open(StackSpace space) {
        views = new AccountViews(space.another().views());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void everyEventLeavesTheAccountAsTheEventsSay(int batch) throws IOException {
        var seed = System.nanoTime();
        var events = RandomHistory.of(new Random(seed), Instant.now().truncatedTo(ChronoUnit.MICROS), 600);
        project(events, batch);

        assertEveryVersion(events, "seed " + seed);
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void soDoTheEventsOfAnExportedLog(Path log) throws IOException {
        var events = ExportedLogs.events(log);
        project(events, events.size());

        assertEveryVersion(events, log.toString());
    }

    /** 4,000 commands give each account several milestones. */
    @Test
    void anyPositionGivesTheLastEventUpToThere() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var events = RandomHistory.ofTwoAccounts(random, Instant.now().truncatedTo(ChronoUnit.MICROS), 4_000);
        project(events, 500);
        assertThat(views.read("SELECT 1 FROM accounts_g1.milestone")).hasSizeGreaterThan(4);

        byAccount(events).forEach((account, its) -> {
            var end = its.getLast().recorded().position();
            for (var i = 0; i < POSITIONS; i++) {
                var position = random.nextLong(end + 3);
                assertThat(views.read("SELECT views.version_at_position(?, ?) AS v", account, position))
                        .as("seed %d, account %s at %d", seed, account, position)
                        .containsExactly(Map.of("v", versionAt(its, position)));
            }
        });
    }

    private static void project(List<ProjectedEvent> events, int batch) throws IOException {
        var generation = views.make(1);
        for (var from = 0; from < events.size(); from += batch) {
            views.apply(events.subList(from, Math.min(events.size(), from + batch)), generation);
        }
    }

    private static void assertEveryVersion(List<ProjectedEvent> events, String history) {
        byAccount(events)
                .forEach((account, its) -> assertThat(views.read(AS_LEFT, account))
                        .as("%s, account %s", history, account)
                        .isEqualTo(asLeft(account, its)));
    }

    private static List<Map<String, Object>> asLeft(UUID id, List<ProjectedEvent> events) {
        var account = new PlainAccount(id);
        var rows = new ArrayList<Map<String, Object>>();
        for (var event : events) {
            account.add(event.event());
            rows.add(Map.of(
                    "version",
                    account.version,
                    "status",
                    account.status,
                    "balance",
                    account.balance(),
                    "overdraft_limit",
                    account.limit,
                    "held",
                    account.open.values().stream()
                            .mapToLong(hold -> hold.amount().minor())
                            .sum(),
                    "open_holds",
                    account.open.size(),
                    "has_a_row",
                    true));
        }
        return rows;
    }

    private static long versionAt(List<ProjectedEvent> events, long position) {
        return events.stream()
                .filter(event -> event.recorded().position() <= position)
                .mapToLong(event -> event.recorded().accountVersion())
                .max()
                .orElse(0);
    }

    private static Map<UUID, List<ProjectedEvent>> byAccount(List<ProjectedEvent> events) {
        var accounts = new HashMap<UUID, List<ProjectedEvent>>();
        events.forEach(event -> accounts.computeIfAbsent(event.recorded().accountId(), id -> new ArrayList<>())
                .add(event));
        return accounts;
    }
}
