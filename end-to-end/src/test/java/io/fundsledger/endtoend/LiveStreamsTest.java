package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.RecordedEvent;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A thousand clients watch accounts that much happens to, lose their connections all the time, and in the end each has got
 * every change exactly once. The system property {@code ledger.streams.seed} says what happens.
 */
@OnOneLedger
class LiveStreamsTest {

    private static final int ACCOUNTS = 250;
    private static final int STREAMS = 1_000;
    private static final int BATCH = 250;
    private static final int BATCHES = 24;
    private static final int PARTITIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed =
            Long.getLong("ledger.streams.seed", ThreadLocalRandom.current().nextLong());
    private final Random random = new Random(seed);
    private final LocalLedger processes;
    private final LedgerApi ledger;
    private final List<UUID> accounts = new ArrayList<>();
    private int commands;

    LiveStreamsTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Test
    void aThousandClientsGetEveryChangeOnceWhateverFails() throws Exception {
        System.out.printf("streams, -Dledger.streams.seed=%d%n", seed);
        openAccounts();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(threads)
                        .build()) {
            var readers = readers(http);
            readers.forEach(reader -> threads.execute(reader::read));
            try {
                await().atMost(PATIENCE)
                        .until(() -> readers.stream()
                                .noneMatch(reader -> reader.changes().isEmpty()));
                whileOthersReadToo(() -> {
                    command(BATCHES);
                    restartTheProjector();
                    command(BATCHES);
                    rebuildTheView();
                    command(BATCHES);
                });
                restartTheQueries();
                command(BATCHES);
                assertEachGotEverythingOnce(readers);
            } finally {
                readers.forEach(LiveReader::stop);
                http.shutdownNow();
            }
        }
    }

    /** And waits until queries know them all: a stream of an account that is not visible yet is refused. */
    private void openAccounts() {
        var items = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> {
                    accounts.add(new UUID(random.nextLong(), random.nextLong()));
                    return """
                            {"type": "open", "idempotencyKey": "%s", "accountId": "%s", "ownerId": "watched",
                             "currency": "EUR", "overdraftLimit": "500.00"}""".formatted(key(), accounts.getLast());
                })
                .collect(Collectors.joining(", "));
        var opened = ledger.commands(items).expect(200).position();
        ledger.balance(accounts.getFirst(), opened).expect(200);
    }

    private List<LiveReader> readers(HttpClient http) {
        return IntStream.range(0, STREAMS)
                .mapToObj(number -> {
                    var account = accounts.get(number % ACCOUNTS);
                    var beginning = AccountPartitioner.partitionOf(account, PARTITIONS) + ":0";
                    return new LiveReader(http, ledger.queries(), account, beginning, seed + number);
                })
                .toList();
    }

    /** No ordinary query is refused while the streams are open, whatever the projector does. */
    private void whileOthersReadToo(Runnable work) {
        var account = accounts.getFirst();
        var reader = new SteadyReader(
                ledger.queries(),
                List.of("/v1/accounts/" + account + "/balance", "/v1/accounts/" + account + "/balance/explanation"));
        try (reader) {
            work.run();
        }
        assertThat(reader.reads()).isGreaterThan(100);
        assertThat(reader.findings()).as("seed %d", seed).isEmpty();
    }

    private void restartTheProjector() {
        var projector = processes.service(LedgerService.PROJECTOR);
        projector.kill();
        projector.start();
    }

    private void restartTheQueries() {
        var queries = processes.service(LedgerService.QUERY);
        queries.kill();
        queries.start();
    }

    private void rebuildTheView() {
        var rebuilt = LedgerCli.startRebuild(ledger, "accounts").expectExitCode(0);
        assertThat(rebuilt.output()).contains("switched after");
    }

    private void command(int batches) {
        for (var batch = 0; batch < batches; batch++) {
            var items = Stream.generate(this::command).limit(BATCH).collect(Collectors.joining(", "));
            ledger.commands(items).expect(200);
        }
    }

    /** Some are refused for want of funds, which changes nothing. */
    private String command() {
        var account = accounts.get(random.nextInt(ACCOUNTS));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> item("deposit", account, "");
            case 3, 4 -> item("withdraw", account, "");
            case 5 ->
                item(
                        "hold",
                        account,
                        ", \"expiresAt\": \"%s\""
                                .formatted(Instant.now()
                                        .plusSeconds(1 + random.nextInt(3))
                                        .truncatedTo(ChronoUnit.MILLIS)));
            case 6 -> item("limit", account, "");
            default -> """
                {"type": "transfer", "idempotencyKey": "%s", "fromAccountId": "%s", "toAccountId": "%s",
                 "amount": "%s", "currency": "EUR"}""".formatted(key(), account, accounts.get(random.nextInt(ACCOUNTS)), amount());
        };
    }

    private String item(String type, UUID account, String more) {
        return """
                {"type": "%s", "idempotencyKey": "%s", "accountId": "%s", "amount": "%s", "currency": "EUR"%s}""".formatted(type, key(), account, amount(), more);
    }

    private String key() {
        return "streams-%d-%d".formatted(seed, commands++);
    }

    private String amount() {
        return BigDecimal.valueOf(1 + random.nextInt(20_000), 2).toPlainString();
    }

    private void assertEachGotEverythingOnce(List<LiveReader> readers) {
        var recorded = settledHistories();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(readers.stream()
                                .filter(reader -> reader.changes().size()
                                        < of(recorded, reader.account()).size())
                                .count())
                        .as("readers that have not got everything yet, seed %d", seed)
                        .isZero());
        for (var reader : readers) {
            assertThat(reader.findings()).as("seed %d", seed).isEmpty();
            assertThat(reader.changes()).as("seed %d", seed).isEqualTo(of(recorded, reader.account()));
        }
        assertThat(readers.stream().mapToInt(LiveReader::connections).sum())
                .as("connections")
                .isGreaterThan(3 * STREAMS);
        accounts.forEach(account -> assertShows(account, of(recorded, account).getLast()));
    }

    /** Once no hold is left that will expire by itself. */
    private Map<UUID, List<LiveChange>> settledHistories() {
        var histories = new HashMap<UUID, List<LiveChange>>();
        var ours = Set.copyOf(accounts);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            RecordedLog.readAll(ledger)
                    .filter(event -> ours.contains(event.accountId()))
                    .collect(Collectors.groupingBy(RecordedEvent::accountId))
                    .forEach((account, events) -> histories.put(account, LiveChange.recorded(events)));
            return histories.values().stream()
                    .allMatch(changes -> changes.getLast().held().equals("0.00"));
        });
        return histories;
    }

    private static List<LiveChange> of(Map<UUID, List<LiveChange>> recorded, UUID account) {
        return Objects.requireNonNull(recorded.get(account));
    }

    /** The balance and its explanation say what the last change left. */
    private void assertShows(UUID account, LiveChange last) {
        var balance = ledger.balance(account, last.id()).expect(200).json();
        var explained = ledger.query("/v1/accounts/" + account + "/balance/explanation", last.id())
                .expect(200)
                .json();
        assertThat(LiveChange.told(balance.path("position").asString(), balance))
                .isEqualTo(last);
        assertThat(explained.path("booked")).isEqualTo(balance.path("balance"));
        assertThat(explained.path("available")).isEqualTo(balance.path("available"));
        assertThat(decimal(explained, "booked")
                        .add(decimal(explained, "overdraftLimit"))
                        .subtract(decimal(explained, "held")))
                .isEqualTo(decimal(explained, "available"));
    }

    private static BigDecimal decimal(JsonNode json, String member) {
        return new BigDecimal(json.path(member).asString());
    }
}
