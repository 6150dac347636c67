package io.fundsledger.command.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.DueHolds;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The sweep goes on for as long as the service runs, whatever holds it up. */
@WithLocalStack(Component.POSTGRES)
@ExtendWith(OutputCaptureExtension.class)
class ExpirySweeperTest {

    private final List<ExpirySweeper> sweepers = new ArrayList<>();
    private HoldsInTest ledger;

    @BeforeEach
    void start(StackSpace space) {
        ledger = new HoldsInTest(space);
    }

    @AfterEach
    void stop() {
        sweepers.forEach(ExpirySweeper::stop);
        ledger.close();
    }

    @Test
    void holdsEndOneAfterTheOtherAsTheirTimeComes() {
        var account = ledger.account(1000);
        ledger.hold(account, 10, ledger.in(10));
        ledger.hold(account, 10, ledger.in(20));
        started(ledger.one.intake()::execute);
        for (var ended = 1; ended <= 2; ended++) {
            ledger.pass(Duration.ofSeconds(10));
            var soFar = ended;
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ledger.expired(account).size() == soFar);
        }
    }

    @Test
    void whatHoldsItUpIsSaidOnceAndItGoesOnAfterwards(CapturedOutput output) {
        var account = overdue();
        var closed = new AtomicBoolean(true);
        var asked = new AtomicInteger();
        started(batch -> {
            asked.incrementAndGet();
            return closed.get() ? refused(batch) : ledger.one.intake().execute(batch);
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() >= 4);
        assertThat(ledger.expired(account)).isEmpty();
        closed.set(false);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ledger.expired(account).size() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> output.getAll().contains("overdue holds are ended again"));
        assertThat(output.getAll().split("overdue holds cannot be ended for now", -1))
                .hasSize(2);
    }

    @Test
    @Timeout(10)
    void itStopsAtOnceAlsoWhileItWaitsForAnAnswer() throws Exception {
        overdue();
        var waits = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var sweeper = started(batch -> {
            waits.countDown();
            try {
                never.await();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
            return refused(batch);
        });
        waits.await();
        sweeper.stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("expiry-sweep");
        assertThat(sweeper.isRunning()).isFalse();
    }

    @Test
    void aPauseOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweeper(ledger.one.intake()::execute, Duration.ZERO))
                .withMessageContaining("ledger.expiry-sweep-every");
    }

    private static List<Outcome> refused(CommandBatch batch) {
        return Collections.nCopies(batch.requests().size(), new Refused(new LogBehindTopic()));
    }

    private UUID overdue() {
        var account = ledger.account(1000);
        ledger.hold(account, 10, ledger.in(10));
        ledger.pass(Duration.ofSeconds(10));
        return account;
    }

    private ExpirySweeper started(Function<CommandBatch, List<Outcome>> commands) {
        var sweeper = sweeper(commands, Duration.ofMillis(10));
        sweepers.add(sweeper);
        sweeper.start();
        return sweeper;
    }

    private ExpirySweeper sweeper(Function<CommandBatch, List<Outcome>> commands, Duration every) {
        var holds = new DueHolds(ledger.log.jdbc);
        var metrics = new ExpiryMetrics(new SimpleMeterRegistry(), holds, ledger.clock);
        var sweep = new ExpirySweep(holds, new HoldExpiry(holds, commands), ledger.clock, metrics, ExpirySweep.PAGE);
        return new ExpirySweeper(sweep, every);
    }
}
