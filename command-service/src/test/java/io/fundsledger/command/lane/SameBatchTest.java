package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A key that comes more than once while a batch gathers. */
@WithLocalStack(Component.POSTGRES)
class SameBatchTest {

    @Test
    void theFirstIsRecordedAndTheOthersAreItsRepeats_invariant5(StackSpace space) throws Exception {
        try (var log = new LogInTest(space);
                var lane = new LaneInTest(log, InstantSource.system())) {
            var account = log.accountIn(0);
            lane.open(account, null);
            var outcomes = inOneBatch(
                    log,
                    lane,
                    List.of(
                            () -> lane.deposit("twice", account, 100),
                            () -> lane.deposit("another", account, 1),
                            () -> lane.deposit("twice", account, 100),
                            () -> lane.deposit("twice", account, 101),
                            () -> lane.deposit("twice", account, 100)));

            var first = (Recorded) outcomes.getFirst();
            assertThat(first.replayed()).isFalse();
            assertThat(outcomes.get(1)).isInstanceOf(Recorded.class);
            assertThat(outcomes.get(2)).isEqualTo(first.asReplay());
            assertThat(outcomes.get(3)).isEqualTo(new Refused(new IdempotencyKeyReused("twice")));
            assertThat(outcomes.get(4)).isEqualTo(first.asReplay());
            assertThat(log.replayed(account).balance().minor()).isEqualTo(101);
        }
    }

    /** In this order, behind a deposit that has to wait for as long as they gather. */
    private static List<Outcome> inOneBatch(LogInTest log, LaneInTest lane, List<Callable<Outcome>> commands)
            throws Exception {
        var ahead = log.accountIn(0);
        lane.open(ahead, null);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<Outcome>>();
            try (var held = HeldPartitions.all(log.database)) {
                var waiting = clients.submit(() -> lane.deposit("ahead", ahead, 1));
                held.awaitWaiting(1);
                for (var command : commands) {
                    outcomes.add(clients.submit(command));
                    await().atMost(Duration.ofSeconds(4)).until(() -> lane.waiting() == outcomes.size());
                }
                assertThat(waiting).isNotDone();
            }
            var results = new ArrayList<Outcome>();
            for (var outcome : outcomes) {
                results.add(outcome.get());
            }
            return results;
        }
    }
}
