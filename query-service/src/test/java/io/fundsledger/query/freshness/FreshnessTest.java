package io.fundsledger.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

@WithLocalStack(Component.POSTGRES)
class FreshnessTest {

    private static Database database;
    private static Views views;
    private static RunningQueryService service;
    private static long position = 1000;

    private UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        database = space.views();
        views = new Views(database).create();
        service = RunningQueryService.on(database);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void anAccountAtItsPosition() {
        account = views.put(AccountRow.of("owner", 8766));
        position++;
        views.reach("accounts", 5, position);
        await().until(() -> metric("ledger_query_freshness_listening") == 1);
    }

    @Test
    void aPositionThatTheViewHoldsIsAnsweredAtOnce() {
        var answer = get("5:" + position, 10);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:" + position);
    }

    @Test
    void aQueryWaitsForItsPositionAndIsWokenByTheProjector() {
        var waiting = getLater("5:" + (position + 2), 10);
        awaitWaiting(1);

        views.reach("accounts", 5, position + 1);
        assertThat(waiting).isNotDone();
        var arrived = System.nanoTime();
        views.reach("accounts", 5, position + 2);

        assertThat(waiting.join().status()).isEqualTo(200);
        assertThat(waiting.join().header("Ledger-Position")).isEqualTo("5:" + (position + 2));
        assertThat(Duration.ofNanos(System.nanoTime() - arrived)).isLessThan(Duration.ofSeconds(2));
        position += 2;
    }

    @Test
    void aQueryWaitsForAnAccountThatIsNotThereYet() {
        var row = AccountRow.of("owner", 1);
        var waiting = service.getLater(
                "/v1/accounts/" + row.accountId(), "Ledger-Min-Position", "5:" + (position + 1), "Prefer", "wait=10");
        awaitWaiting(1);

        views.put(row);
        views.reach("accounts", 5, ++position);

        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void allNamedPositionsAreWaitedFor() {
        var waiting = getLater("5:" + position + ", 7:" + (position + 1), 10);
        awaitWaiting(1);

        views.reach("accounts", 7, position + 1);

        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5:999999", "99:1"})
    void aPositionThatIsNotReachedInTimeIsRefusedRatherThanAnsweredWithOlderData(String unreached) {
        var refused = metric("ledger_query_freshness_timeouts_total");

        var answer = get(unreached, 1);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("position-not-reached");
        assertThat(answer.json().at("/retryable").booleanValue()).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("87.66");
        assertThat(metric("ledger_query_freshness_timeouts_total")).isEqualTo(refused + 1);
    }

    @Test
    void aQueryThatWillNotWaitIsRefusedAtOnce() {
        var asked = System.nanoTime();

        assertThat(get("5:999999", 0).status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5:", "a:1", "5:-1", "5:1;6:1", "5:1,", "05:1", "5:99999999999999999999"})
    void aMalformedPositionIsRefused(String malformed) {
        var answer = get(malformed, 1);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/header")).isEqualTo("Ledger-Min-Position");
    }

    /** They hold neither a connection to the database nor a thread of the system. */
    @Test
    void aThousandWaitAtOnce() throws IOException {
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        try (var waiters = new Waiters(service.port())) {
            for (var i = 0; i < 1_000; i++) {
                waiters.ask("/v1/accounts/" + account, "5:" + (position + 1 + i % 2));
            }
            awaitWaiting(1_000);

            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 100);
            assertThat(service.get("/v1/accounts/" + account).status()).isEqualTo(200);
            views.reach("accounts", 5, position + 1);
            views.reach("accounts", 5, position + 2);
            position += 2;

            assertThat(waiters.statusLines()).hasSize(1_000).containsOnly("HTTP/1.1 200 ");
        }
    }

    @Test
    void whoWaitsIsAnnouncedToTheProjector() throws SQLException {
        try (var projector = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
                var statement = projector.createStatement()) {
            statement.execute("LISTEN ledger_waiting");
            var waiting = getLater("5:" + (position + 2), 10);

            assertThat(nextNotification(projector)).isEqualTo("accounts");
            views.reach("accounts", 5, position + 1);
            assertThat(nextNotification(projector))
                    .as("again while somebody still waits")
                    .isEqualTo("accounts");
            views.reach("accounts", 5, position + 2);
            assertThat(waiting.join().status()).isEqualTo(200);
            position += 2;
        }
    }

    @Test
    void aListenerThatWasCutOffListensAgain(StackSpace space) throws SQLException {
        var waiting = getLater("5:" + (position + 1), 10);
        awaitWaiting(1);
        try (var dba = DriverManager.getConnection(space.stack().postgres().superuserUrl(database.name()));
                var statement = dba.createStatement()) {
            var cut = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE application_name = 'query-service listener' AND datname = current_database()");
            assertThat(cut.next()).isTrue();
            assertThat(cut.getInt(1)).isEqualTo(1);
        }
        views.reach("accounts", 5, ++position);

        assertThat(waiting.join().status()).isEqualTo(200);
    }

    private static String nextNotification(java.sql.Connection projector) throws SQLException {
        var notifications = projector.unwrap(PGConnection.class).getNotifications(5000);
        assertThat(notifications).isNotEmpty();
        return notifications[0].getParameter();
    }

    private RunningQueryService.Answer get(String atLeast, int seconds) {
        return service.get(
                "/v1/accounts/" + account, "Ledger-Min-Position", atLeast, "Prefer", "respond-async, wait=" + seconds);
    }

    private java.util.concurrent.CompletableFuture<RunningQueryService.Answer> getLater(String atLeast, int seconds) {
        return service.getLater("/v1/accounts/" + account, "Ledger-Min-Position", atLeast, "Prefer", "wait=" + seconds);
    }

    private static void awaitWaiting(int queries) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        assertThat(metric("ledger_query_freshness_waiting")).isEqualTo(queries));
    }

    private static double metric(String name) {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && !line.startsWith("#"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
