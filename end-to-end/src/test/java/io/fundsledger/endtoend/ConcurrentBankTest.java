package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.ServiceProcess;
import io.fundsledger.endtoend.audit.Checker;
import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Bank;
import io.fundsledger.endtoend.bank.History;
import io.fundsledger.endtoend.bank.Reading;
import io.fundsledger.endtoend.bank.Storm;
import io.fundsledger.events.RecordedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Many clients on few accounts through two command-services; afterwards the log has to explain every answer. The system
 * property {@code ledger.bank.seconds} says how long the storm lasts, {@code ledger.bank.seed} what the clients think of.
 */
@OnOneLedger
class ConcurrentBankTest {

    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration STORM = Duration.ofSeconds(Integer.getInteger("ledger.bank.seconds", 40));
    private static final Duration PATIENT = Duration.ofSeconds(15);
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration LESS_THAN_AN_INSTANCE_IS_STOPPED = Duration.ofSeconds(3);

    private final long seed =
            Long.getLong("ledger.bank.seed", ThreadLocalRandom.current().nextLong());
    private final LocalLedger processes;
    private final LedgerApi ledger;

    ConcurrentBankTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Test
    void theLogExplainsEveryAnswer() {
        onTwoInstances("quiet", PATIENT, (bank, instances) -> {
            bank.work(within(QUIET));
            assertLogExplains(bank);
            assertThat(bank.history().attempts()).noneMatch(attempt -> attempt.answer() instanceof Answer.None);
        });
    }

    @Test
    void theLogExplainsEveryAnswerAlsoOfInstancesThatAreKilledAndStopped() {
        onTwoInstances("storm", LESS_THAN_AN_INSTANCE_IS_STOPPED, (bank, instances) -> {
            var storm = new Storm(instances, bank.history());
            try (var thread = Executors.newSingleThreadExecutor()) {
                var raging = thread.submit(() -> storm.rage(within(STORM)));
                bank.work(() -> !raging.isDone());
                assertThat(raging).succeedsWithin(Duration.ZERO);
            }
            assertLogExplains(bank);
            assertThat(bank.history().attempts()).anyMatch(attempt -> attempt.answer() instanceof Answer.None);
            assertThat(storm.kills()).isPositive();
            assertThat(storm.stops()).isPositive();
        });
    }

    private void onTwoInstances(String name, Duration patience, BiConsumer<Bank, List<ServiceProcess>> test) {
        System.out.printf("bank %s, -Dledger.bank.seed=%d%n", name, seed);
        var second = processes.another(LedgerService.COMMAND);
        second.start();
        var instances = List.of(processes.service(LedgerService.COMMAND), second);
        var urls = instances.stream().map(ServiceProcess::url).toList();
        try (var slow = new SlowCommits(processes);
                var bank = new Bank(name, seed, urls, ledger.queries(), patience)) {
            bank.open();
            test.accept(bank, instances);
        } finally {
            processes.retire(second);
        }
    }

    private static BooleanSupplier within(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    private void assertLogExplains(Bank bank) {
        bank.readAll();
        var history = bank.history();
        System.out.println(history);
        var wrong = Checker.check(history, settledLog());
        if (!wrong.isEmpty()) {
            history.writeTo(Path.of("target", "bank", bank.name() + ".history"));
        }
        assertThat(wrong).as("seed %d, %s", seed, history).isEmpty();
        assertSaysMuch(history);
        RecordedLog.assertSound(ledger);
        new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(ledger);
        Views.assertShowWhatTheLogSays(ledger);
    }

    /** All partitions as of one moment: what an instance that was stopped still had to do is waited for. */
    private List<RecordedEvent> settledLog() {
        var log = new AtomicReference<>(RecordedLog.readAll(ledger).toList());
        await().atMost(SETTLING).until(() -> {
            var again = RecordedLog.readAll(ledger).toList();
            return log.getAndSet(again).size() == again.size();
        });
        return log.get();
    }

    /** Else there was nothing to explain. */
    private static void assertSaysMuch(History history) {
        var answers = history.attempts().stream().map(Attempt::answer).toList();
        assertThat(answers).anyMatch(answer -> answer instanceof Answer.Recorded recorded && !recorded.replayed());
        assertThat(answers).anyMatch(answer -> answer instanceof Answer.Recorded recorded && recorded.replayed());
        assertThat(answers.stream()
                        .flatMap(answer ->
                                answer instanceof Answer.Refused refused ? Stream.of(refused.code()) : Stream.empty()))
                .contains("insufficient-funds", "version-mismatch", "hold-expired");
        assertThat(history.togethers())
                .anyMatch(together -> together.answers().stream().anyMatch(Answer.Recorded.class::isInstance));
        assertThat(history.togethers())
                .anyMatch(together -> together.answers().stream().anyMatch(Answer.Refused.class::isInstance));
        assertThat(history.readings()).extracting(Reading::source).contains(Reading.Source.values());
    }
}
