package io.fundsledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.AccountStory;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a stream may cost, and what becomes of it when something around it ends. */
@WithLocalStack(Component.POSTGRES)
class StreamLimitsTest {

    private static final int SEATS = 30;
    /** More than the buffers of the system take. */
    private static final int MANY = 24_000;

    private static final int MANY_HEARTBEATS = 20;
    private static final List<String> TABLES =
            List.of("account", "hold", "statement_line", "standing", "milestone", "block_total");

    private final StackSpace space;
    private final Views views;
    private final long seed = System.nanoTime();
    private final AccountStory story;

    StreamLimitsTest(StackSpace given) {
        space = given.another();
        views = new Views(space.views()).create();
        story = new AccountStory(views, new Random(seed), 5);
    }

    @Test
    void aCommentSaysThatNothingHappened() throws Exception {
        try (var service = start();
                var reader = open(service)) {
            reader.nextEvent().assertIs(story.last(), seed);
            assertThat(reader.next().isComment()).isTrue();
            assertThat(reader.next().isComment()).isTrue();

            story.happen();

            reader.nextEvent().assertIs(story.last(), seed);
        }
    }

    /** The pool has fewer connections than there are streams: who waits for a change holds none. */
    @Test
    void thereAreSoManySeatsAndWhoGoesMakesRoom() throws Exception {
        try (var service = start()) {
            var readers = new ArrayList<StreamReader>();
            for (var seat = 0; seat < SEATS; seat++) {
                readers.add(open(service));
                readers.getLast().nextEvent().assertIs(story.last(), seed);
            }

            var refused = service.get(path());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("too-many-streams");
            assertThat(refused.text("/streams")).isEqualTo(String.valueOf(SEATS));
            assertThat(refused.json().path("retryable").asBoolean()).isTrue();
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(metrics(service))
                    .contains("ledger_query_streams " + SEATS + ".0", "ledger_query_streams_refused_total 1.0");
            assertThat(service.get("/v1/accounts/" + story.id() + "/balance").status())
                    .as("other queries go on")
                    .isEqualTo(200);
            story.happen();
            for (var reader : readers) {
                reader.nextEvent().assertIs(story.last(), seed);
            }

            readers.getFirst().close();
            await().atMost(Duration.ofSeconds(20)).until(() -> isTaken(service));
            readers.forEach(StreamReader::close);
        }
    }

    @Test
    void aReaderThatIsTooSlowIsToldThatItIsDropped() throws Exception {
        story.depositAtOnce(MANY);
        try (var service = start("ledger.streams.slow-after=200ms");
                var slow = connected(service)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> metrics(service).contains("ledger_query_streams 1.0"));
            slow.stopReadingFor(Duration.ofSeconds(4));

            var lines = slow.readToEnd();

            assertThat(lines).contains("event: dropped");
            assertThat(lines).anyMatch(line -> line.startsWith("data: {\"reason\":\"slow\""));
            assertThat(metrics(service)).contains("ledger_query_streams_dropped_total{reason=\"slow\"} 1.0");
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndTheReasonIsCounted() throws Exception {
        story.depositAtOnce(MANY);
        try (var service = start("server.tomcat.connection-timeout=1s");
                var lazy = connected(service)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> metrics(service).contains("ledger_query_streams_dropped_total{reason=\"slow\"} 1.0"));
            assertThat(metrics(service)).contains("ledger_query_streams 0.0");
        }
    }

    @Test
    void aServiceThatStopsEndsTheStreamInGoodOrderAndSaysWhenToComeAgain() throws Exception {
        try (var service = start();
                var reader = open(service)) {
            reader.nextEvent().assertIs(story.last(), seed);

            var stopped = CompletableFuture.runAsync(service::close);

            assertThat(Integer.parseInt(reader.awaitEnd().retry())).isBetween(1_000, 5_000);
            stopped.get(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStreamGoesOnWhenReadersAreSwitchedToAnotherGeneration() throws Exception {
        story.happen(20);
        try (var service = start();
                var reader = open(service)) {
            reader.nextEvent().assertIs(story.last(), seed);
            copyToSecondGeneration();
            views.switchAccounts(2, story.id(), story.position().position());
            story.goOnIn(2);
            for (var i = 0; i < 50; i++) {
                story.happen();
                reader.nextEvent().assertIs(story.last(), seed);
            }
        }
    }

    private void copyToSecondGeneration() {
        views.execute("CREATE SCHEMA accounts_g2");
        views.makeAccounts("accounts_g2");
        TABLES.forEach(
                table -> views.execute("INSERT INTO accounts_g2.%1$s SELECT * FROM accounts_g1.%1$s".formatted(table)));
        views.execute("INSERT INTO projector.generation VALUES ('accounts', 2, 1, false)");
        views.execute("INSERT INTO projector.checkpoint SELECT projection, 2, log_partition, position, next_offset,"
                + " ledger_id, topic_id, hash, recorded_at FROM projector.checkpoint WHERE projection = 'accounts'");
    }

    @Test
    void aStreamOutlivesItsConnectionsToTheViews() throws Exception {
        try (var service = start();
                var reader = open(service)) {
            reader.nextEvent().assertIs(story.last(), seed);
            for (var i = 0; i < 3; i++) {
                cutOff();
                story.happen();
                reader.nextEvent().assertIs(story.last(), seed);
            }
        }
    }

    /** Ends every connection that the service has to the views, the one that listens too. */
    private void cutOff() throws SQLException {
        try (var dba = DriverManager.getConnection(
                        space.stack().postgres().superuserUrl(space.views().name()));
                var statement = dba.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name LIKE 'query-service%' AND datname = current_database()");
        }
    }

    private RunningQueryService start(String... properties) {
        var all = new ArrayList<>(List.of(
                "ledger.streams.most=" + SEATS,
                "ledger.streams.heartbeat=200ms",
                "spring.datasource.hikari.maximum-pool-size=3",
                "spring.datasource.hikari.minimum-idle=1"));
        all.addAll(List.of(properties));
        return RunningQueryService.on(space.views(), all.toArray(String[]::new));
    }

    private StreamReader open(RunningQueryService service) throws IOException, InterruptedException {
        return StreamReader.of(service, path());
    }

    private boolean isTaken(RunningQueryService service) throws InterruptedException {
        try (var reader = open(service)) {
            return reader.nextEvent().name().equals("account");
        } catch (AssertionError | IOException stillFull) {
            return false;
        }
    }

    private String path() {
        return "/v1/accounts/" + story.id() + "/stream";
    }

    private static String metrics(RunningQueryService service) {
        return service.get("/actuator/prometheus").body();
    }

    private SlowSocket connected(RunningQueryService service) throws IOException {
        return new SlowSocket(service.port(), path() + "?from=5:0");
    }

    /** A reader with little room for what it has not read. */
    private record SlowSocket(Socket socket) implements AutoCloseable {

        SlowSocket(int port, String path) throws IOException {
            this(new Socket());
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
        }

        /** What it does not take is what the test is about, so it is time itself that has to pass. */
        void stopReadingFor(Duration time) {
            await().pollDelay(time).atMost(time.multipliedBy(10)).until(() -> true);
        }

        /** Or until the stream has nothing more to say than that it is alive. */
        List<String> readToEnd() throws IOException {
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var lines = new ArrayList<String>();
            var heartbeats = 0;
            for (var line = reader.readLine(); line != null && heartbeats < MANY_HEARTBEATS; line = reader.readLine()) {
                heartbeats += line.equals(":") ? 1 : 0;
                lines.add(line);
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
