package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.ServiceProcess;
import io.fundsledger.endtoend.audit.Checker;
import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Bank;
import io.fundsledger.endtoend.bank.Storm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    private static final Duration LESS_THAN_AN_INSTANCE_IS_STOPPED = Duration.ofSeconds(3);

    private final long seed =
            Long.getLong("ledger.bank.seed", ThreadLocalRandom.current().nextLong());
    private final LocalLedger processes;
    private final LedgerApi ledger;
    private final List<ServiceProcess> instances;

    ConcurrentBankTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
        this.instances = List.of(processes.service(LedgerService.COMMAND), processes.another(LedgerService.COMMAND));
    }

    @BeforeEach
    void startAnother() {
        instances.getLast().start();
    }

    @AfterEach
    void doWithoutIt() {
        processes.retire(instances.getLast());
    }

    @Test
    void theLogExplainsEveryAnswer() {
        try (var bank = bank("quiet", PATIENT)) {
            bank.open();
            bank.work(within(QUIET));
            assertLogExplains(bank);
            assertThat(bank.history().attempts()).noneMatch(attempt -> attempt.answer() instanceof Answer.None);
        }
    }

    @Test
    void theLogExplainsEveryAnswerAlsoOfInstancesThatAreKilledAndStopped() {
        try (var bank = bank("storm", LESS_THAN_AN_INSTANCE_IS_STOPPED)) {
            bank.open();
            var storm = new Storm(instances, bank.history());
            var raging = CompletableFuture.runAsync(() -> storm.rage(within(STORM)));
            bank.work(() -> !raging.isDone());
            raging.join();
            System.out.printf("%d kills, %d stops%n", storm.kills(), storm.stops());
            assertLogExplains(bank);
            assertThat(storm.kills()).isPositive();
            assertThat(storm.stops()).isPositive();
        }
    }

    private Bank bank(String name, Duration patience) {
        System.out.printf("bank %s, -Dledger.bank.seed=%d%n", name, seed);
        var urls = instances.stream().map(ServiceProcess::url).toList();
        return new Bank(name, seed, urls, ledger.queries(), patience);
    }

    private static BooleanSupplier within(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    private void assertLogExplains(Bank bank) {
        bank.readAll();
        var history = bank.history();
        System.out.println(history);
        var log = RecordedLog.readAll(ledger).toList();
        var wrong = Checker.check(history, log);
        if (!wrong.isEmpty()) {
            history.writeTo(Path.of("target", "bank", bank.name() + ".history"));
        }
        assertThat(wrong).as("seed %d, %s", seed, history).isEmpty();
        RecordedLog.assertSound(ledger);
        new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(ledger);
        Views.assertShowWhatTheLogSays(ledger);
    }
}
