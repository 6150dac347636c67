package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.ServiceProcess;
import io.fundsledger.events.LogPosition;
import io.fundsledger.localstack.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An older event store, a topic and checkpoints that are lost: meanwhile no balance is shown that was never true, in the
 * end everything agrees again. On a ledger of its own, since databases are exchanged under it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OlderPastTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalLedger processes = OneLedgerExtension.start("ledger-logs-older-past");
    private final LedgerApi ledger = LedgerApi.of(processes);
    private final ServiceProcess commands = processes.service(LedgerService.COMMAND);
    private final ServiceProcess projector = processes.service(LedgerService.PROJECTOR);

    @BeforeEach
    void everyPartRuns() {
        processes.parts().stream().filter(part -> !part.isAlive()).forEach(LedgerPart::start);
    }

    @AfterAll
    void close() {
        processes.close();
    }

    @Test
    void anOlderEventStoreTakesAndPublishesNothingUntilTheNewerOneIsBack() {
        var account = ledger.open();
        ledger.deposit(account, "10.00").expect(201);
        var unchanged = openApartFrom(account);
        hold(account, "1.00", Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MICROS));
        try (var copy = new EventStoreCopy(processes);
                var topic = new TopicInKafka(processes)) {
            var atCopy = RecordedLog.count(processes);
            var token = deposited(account, "20.00").position();
            await().atMost(PATIENCE).until(() -> RecordedLog.count(processes) == atCopy + 2); // the hold has expired
            assertPublishedAndShown();
            var published = topic.ends();

            try (var watch = new BalanceWatch(ledger, List.of(account, unchanged))) {
                commands.stop();
                copy.exchange();
                commands.start();
                OlderCopy.assertTakesNothing(ledger, account, unchanged);
                assertThat(RecordedLog.count(processes)).isEqualTo(atCopy);
                assertThat(topic.ends()).isEqualTo(published);
                assertThat(relayState()).isEqualTo("log-behind-topic");
                assertThat(ledger.balance(account, token).expect(200).text("balance"))
                        .isEqualTo("30.00");

                copy.exchange();
                deposited(account, "3.00");
                assertPublishedAndShown();
                assertThat(watch.statuses()).containsOnly(200);
                watch.assertShownWhatOnceWasTrue();
            }
        }
    }

    @Test
    void anOlderEventStoreUnderARunningLedgerTakesNothingAlsoWhileKafkaIsAway() {
        var account = ledger.open();
        var unchanged = openApartFrom(account);
        try (var copy = new EventStoreCopy(processes)) {
            deposited(account, "20.00");
            assertPublishedAndShown();
            try (var watch = new BalanceWatch(ledger, List.of(account, unchanged))) {
                processes.stack().process(Component.KAFKA).kill();
                copy.exchange();
                OlderCopy.assertTakesNothing(ledger, account, unchanged);

                copy.exchange();
                deposited(account, "3.00");
                deposited(unchanged, "4.00");
                processes.stack().process(Component.KAFKA).start();
                assertPublishedAndShown();
                assertThat(watch.statuses()).containsOnly(200);
                watch.assertShownWhatOnceWasTrue();
            }
        }
    }

    @Test
    void anOlderEventStoreIsGoneOnFromWithANewTopicAndNewViews() {
        var account = ledger.open();
        ledger.deposit(account, "10.00").expect(201);
        try (var copy = new EventStoreCopy(processes);
                var topic = new TopicInKafka(processes)) {
            var lost = deposited(account, "20.00").position();
            assertPublishedAndShown();

            commands.stop();
            projector.stop();
            copy.exchange();
            topic.delete();
            ViewStores.deleteAll(processes);
            commands.start();
            projector.start();

            var instead = deposited(account, "5.00").position();
            assertThat(instead).isEqualTo(lost);
            assertThat(ledger.balance(account, instead).expect(200).text("balance"))
                    .isEqualTo("15.00");
            assertPublishedAndShown();
        }
    }

    @Test
    void aTopicThatIsDeletedIsFilledAgainWithTheSamePositionsWhileCommandsGoOn() {
        var accounts = Stream.generate(ledger::open).limit(20).toList();
        accounts.forEach(account -> ledger.deposit(account, "10.00").expect(201));
        assertPublishedAndShown();
        try (var topic = new TopicInKafka(processes);
                var watch = new BalanceWatch(ledger, accounts)) {
            var before = topic.id();
            topic.delete();
            await().atMost(PATIENCE).until(() -> {
                accounts.forEach(account -> ledger.deposit(account, "1.00").expect(201));
                return !List.of("", before).contains(topic.id());
            });
            accounts.forEach(account -> ledger.withdraw(account, "2.00").expect(201));

            assertPublishedAndShown();
            assertThat(watch.statuses()).containsOnly(200);
            watch.assertShownWhatOnceWasTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "transactions"})
    void aProjectionWithoutCheckpointsBeginsAgainAtTheNextEvent(String projection) {
        var account = ledger.open();
        ledger.deposit(account, "10.00").expect(201);
        assertPublishedAndShown();
        try (var watch = new BalanceWatch(ledger, List.of(account))) {
            ViewStores.deleteCheckpoints(processes, projection);
            var token = ledger.deposit(account, "2.00").expect(201).position();
            assertThat(ledger.balance(account, token).expect(200).text("balance"))
                    .isEqualTo("12.00");
            assertPublishedAndShown();
            assertThat(watch.statuses()).isSubsetOf(200, 404);
            watch.assertShownWhatOnceWasTrue();
        }
    }

    @Test
    void projectionsWithoutCheckpointsBeginAgainWhenTheProjectorIsStarted() {
        var account = ledger.open();
        ledger.deposit(account, "10.00").expect(201);
        assertPublishedAndShown();
        try (var watch = new BalanceWatch(ledger, List.of(account))) {
            projector.stop();
            ViewStores.deleteCheckpoints(processes, "accounts");
            ViewStores.deleteCheckpoints(processes, "transactions");
            projector.start();

            assertPublishedAndShown();
            assertThat(watch.statuses()).isSubsetOf(200, 404);
            watch.assertShownWhatOnceWasTrue();
        }
    }

    /** Opens an account in another log partition, where nothing else is recorded meanwhile. */
    private UUID openApartFrom(UUID account) {
        return Stream.generate(ledger::open)
                .filter(other -> partition(other) != partition(account))
                .findFirst()
                .orElseThrow();
    }

    private int partition(UUID account) {
        var replayed = LedgerApi.get(ledger.commands().resolve("/v1/accounts/" + account + "/replay"));
        return LogPosition.parse(replayed.expect(200).position()).partition();
    }

    private void hold(UUID account, String amount, Instant expiresAt) {
        ledger.command("/" + account + "/holds", UUID.randomUUID().toString(), """
                {"amount": "%s", "currency": "EUR", "expiresAt": "%s"}""".formatted(amount, expiresAt))
                .expect(201);
    }

    private String relayState() {
        return LedgerApi.get(ledger.commands().resolve("/actuator/health"))
                .json()
                .at("/components/relay/details/state")
                .asString();
    }

    /** The answer to a deposit that is sent until it is recorded. */
    private Reply deposited(UUID account, String amount) {
        return OlderCopy.depositUntilRecorded(ledger, account, amount);
    }

    private void assertPublishedAndShown() {
        Agreement.assertReached(ledger, processes);
    }
}
