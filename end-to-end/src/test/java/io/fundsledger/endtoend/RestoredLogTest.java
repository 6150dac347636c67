package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.ServiceProcess;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A base backup and archived WAL bring the event store back as it was between two commands, under a ledger that runs. */
@TestInstance(Lifecycle.PER_CLASS)
class RestoredLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ArchivedEventStore store = ArchivedEventStore.start();
    private final CheckpointSigningKey key = CheckpointSigningKey.generate(new SecureRandom());
    private final LocalLedger processes = LocalLedger.builder()
            .programDir(Path.of("target", "programs").toAbsolutePath())
            .logDir(Path.of("target", "ledger-logs-restored").toAbsolutePath())
            .jvmOption("-XX:TieredStopAtLevel=1")
            .setting(LedgerService.COMMAND, "spring.datasource.url", store.jdbcUrl())
            .setting(LedgerService.COMMAND, "ledger.checkpoints.key", key.pem())
            .setting(LedgerService.COMMAND, "ledger.checkpoints.every", "1s")
            .build();
    private final ServiceProcess projector = processes.service(LedgerService.PROJECTOR);
    private ServiceProcess commands = processes.service(LedgerService.COMMAND);
    private LedgerApi ledger = LedgerApi.of(processes);
    private String checkpointTopic = "ledger.checkpoints";

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    void start() {
        processes.start();
    }

    @BeforeEach
    void everyPartRuns() {
        processes.parts().stream().filter(part -> !part.isAlive()).forEach(LedgerPart::start);
    }

    @AfterAll
    void close() {
        try (store) {
            processes.close();
        }
    }

    @Test
    void aMomentComesBackExactlyAndNothingGoesOnUntilEverythingIsBack() throws IOException {
        var account = ledger.open();
        ledger.deposit(account, "10.00").expect(201);
        store.backUp();
        ledger.deposit(account, "20.00").expect(201);
        var between = store.now();
        var untilThen = eventIds();
        var token = ledger.deposit(account, "3.00").expect(201).position();
        Agreement.assertReached(ledger, processes);
        var all = eventIds();
        var checkpoint = checkpointOf(all.size());
        try (var topic = new TopicInKafka(processes);
                var watch = new BalanceWatch(ledger, List.of(account))) {
            var published = topic.ends();

            store.restoreUpTo(between);
            OlderCopy.assertTakesNothing(ledger, account);
            assertThat(eventIds()).isEqualTo(untilThen);
            verify("--views", "none").expectExitCode(0);
            verifyBy(checkpoint, "--views", "none").expectNamed("tail cut off");
            verify("--views", "some").expectNamed("the log ends before position");
            await().atMost(PATIENCE).until(() -> state("checkpoints").equals("checkpoints-behind-topic"));
            assertThat(state("relay")).isEqualTo("log-behind-topic");
            assertThat(topic.ends()).isEqualTo(published);
            assertThat(ledger.balance(account, token).expect(200).text("balance"))
                    .isEqualTo("33.00");

            store.restoreAll();
            OlderCopy.depositUntilRecorded(ledger, account, "4.00");
            assertThat(eventIds()).containsAll(all).hasSize(all.size() + 1);
            verifyBy(checkpoint).expectExitCode(0);
            await().atMost(PATIENCE).until(() -> state("checkpoints").equals("signing"));
            Agreement.assertReached(ledger, processes);
            assertThat(watch.statuses()).containsOnly(200);
            watch.assertShownWhatOnceWasTrue();
        }
    }

    @Test
    void whatWasLostIsGivenUpWithANewTopicNewViewsAndCheckpointsElsewhere() throws IOException {
        var account = ledger.open();
        store.backUp();
        ledger.deposit(account, "20.00").expect(201);
        var between = store.now();
        var lost = ledger.deposit(account, "3.00").expect(201).position();
        Agreement.assertReached(ledger, processes);
        checkpointOf(eventIds().size());

        store.restoreUpTo(between);
        OlderCopy.assertTakesNothing(ledger, account);
        goOnWithoutTheLost();

        var instead = ledger.deposit(account, "5.00").expect(201).position();
        assertThat(instead).isEqualTo(lost);
        assertThat(ledger.balance(account, instead).expect(200).text("balance")).isEqualTo("25.00");
        Agreement.assertReached(ledger, processes);
        verifyBy(checkpointOf(eventIds().size())).expectExitCode(0);
        assertThat(state("checkpoints")).isEqualTo("signing");
    }

    /** As docs/operations.md says: all who have read further begin anew, and old checkpoints stay where they are. */
    private void goOnWithoutTheLost() {
        projector.stop();
        processes.retire(commands);
        try (var topic = new TopicInKafka(processes)) {
            topic.delete();
        }
        ViewStores.deleteAll(processes);
        checkpointTopic = "ledger.checkpoints.2";
        commands = processes.another(LedgerService.COMMAND, Map.of("ledger.checkpoints.topic", checkpointTopic));
        ledger = ledger.commandsAt(commands.url());
        commands.start();
        projector.start();
    }

    private List<UUID> eventIds() {
        return RecordedLog.readAll(ledger).map(RecordedEvent::eventId).toList();
    }

    /** Waits for a checkpoint that has seen so many events and is published, and keeps it elsewhere. */
    private Path checkpointOf(int events) throws IOException {
        var newest = await().atMost(PATIENCE)
                .until(
                        () -> LedgerApi.get(ledger.commands().resolve("/v1/checkpoints?limit=1"))
                                .json()
                                .at("/items/0"),
                        signed -> signed.at("/checkpoint/events").asInt() == events);
        try (var topic = new TopicInKafka(processes, checkpointTopic)) {
            var number = newest.at("/checkpoint/number").asLong();
            await().atMost(PATIENCE).until(() -> topic.ends().getOrDefault(0, 0L) >= number);
        }
        return Files.writeString(folder.resolve("checkpoint.json"), newest.toString());
    }

    private LedgerCli verifyBy(Path checkpoint, String... options) throws IOException {
        var pem =
                Files.writeString(folder.resolve("public.pem"), key.publicKey().pem());
        var all = Stream.of(options, new String[] {"--checkpoint", checkpoint.toString(), "--key", pem.toString()});
        return verify(all.flatMap(Stream::of).toArray(String[]::new));
    }

    private LedgerCli verify(String... options) {
        var urls = new String[] {
            "verify",
            "--url",
            ledger.commands().toString(),
            "--query-url",
            ledger.queries().toString()
        };
        return LedgerCli.run(Stream.of(urls, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private String state(String component) {
        return LedgerApi.get(ledger.commands().resolve("/actuator/health"))
                .json()
                .at("/components/%s/details/state".formatted(component))
                .asString();
    }
}
