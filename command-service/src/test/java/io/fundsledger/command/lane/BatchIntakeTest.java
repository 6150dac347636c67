package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of commands given together, none is tried once one before it was refused for now: it might depend on that. */
@WithLocalStack(Component.POSTGRES)
class BatchIntakeTest {

    private static final int QUEUE = 8;
    private static final int TURN = 4;
    private static final int COMMANDS = 20;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final StackSpace space;
    private final LogInTest log;
    private final UUID account = UUID.randomUUID();
    private final List<Future<Outcome>> others = new ArrayList<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    BatchIntakeTest(StackSpace space) {
        this.space = space;
        this.log = new LogInTest(space);
    }

    @BeforeEach
    void open() {
        try (var lane = lane(LONG)) {
            assertThat(lane.open(account, null)).isInstanceOf(Recorded.class);
        }
    }

    @AfterEach
    void stop() throws Exception {
        everybodyElseIsAnswered();
        callers.close();
        log.close();
    }

    private void everybodyElseIsAnswered() throws Exception {
        for (var other : others) {
            assertThat(other.get()).isInstanceOf(Recorded.class);
        }
    }

    @Test
    void whatTheQueueHasNoRoomForEndsTheBatch() throws Exception {
        try (var lane = lane(LONG)) {
            List<Outcome> outcomes;
            try (var held = HeldPartitions.all(space.eventStore())) {
                fill(lane, held, QUEUE);
                outcomes = lane.executeEach(deposits("queue"));
            }
            assertThat(outcomes)
                    .hasSize(COMMANDS)
                    .allMatch(outcome -> outcome instanceof Refused(var refusal) && refusal instanceof QueueFull);
            everybodyElseIsAnswered();
            assertThat(lane.executeEach(deposits("queue"))).hasOnlyElementsOfType(Recorded.class);
            assertThat(log.reader.account(account, 1, 100)).hasSize(1 + others.size() + COMMANDS);
        }
    }

    @Test
    void aBatchTakesTheRoomThatThereIs() throws Exception {
        try (var lane = lane(LONG)) {
            Future<List<Outcome>> batch;
            try (var held = HeldPartitions.all(space.eventStore())) {
                fill(lane, held, QUEUE - 2);
                batch = callers.submit(() -> lane.executeEach(deposits("room")));
                await().atMost(LONG).until(() -> lane.waiting() == QUEUE);
            }
            assertThat(batch.get()).hasSize(COMMANDS).hasOnlyElementsOfType(Recorded.class);
            everybodyElseIsAnswered();
            assertThat(log.reader.account(account, 1, 100)).hasSize(1 + others.size() + COMMANDS);
        }
    }

    /** One command is under way, and so many wait behind it. */
    private void fill(LaneInTest lane, HeldPartitions held, int waiting) throws Exception {
        others.add(callers.submit(() -> lane.deposit("under-way-" + account, account, 1)));
        held.awaitWaiting(1);
        for (var i = 0; i < waiting; i++) {
            var key = "waiting-" + i + "-" + account;
            others.add(callers.submit(() -> lane.deposit(key, account, 1)));
        }
        await().atMost(LONG).until(() -> lane.waiting() == waiting);
    }

    @Test
    void whatIsNotDecidedInTimeEndsTheBatch() throws Exception {
        try (var lane = lane(Duration.ofSeconds(1))) {
            List<Outcome> outcomes;
            try (var held = HeldPartitions.all(space.eventStore())) {
                others.add(callers.submit(() -> lane.deposit("under-way-" + account, account, 1)));
                held.awaitWaiting(1);
                outcomes = lane.executeEach(deposits("time"));
            }
            assertThat(outcomes).hasSize(COMMANDS).containsOnly(new Refused(new StoreUnavailable()));

            assertThat(lane.executeEach(deposits("time"))).hasOnlyElementsOfType(Recorded.class);
            assertThat(log.reader.account(account, 1, 100)).hasSize(1 + 1 + COMMANDS);
        }
    }

    private LaneInTest lane(Duration batchWithin) {
        var settings = new LaneSettings(QUEUE, TURN, 100, LONG, batchWithin, LONG, LONG, ContractRelease.RELEASE_0_1);
        return new LaneInTest(log, InstantSource.system(), settings);
    }

    private Map<String, AccountCommand> deposits(String name) {
        var commands = new LinkedHashMap<String, AccountCommand>();
        IntStream.range(0, COMMANDS)
                .forEach(i -> commands.put(
                        name + "-" + i + "-" + account,
                        new Deposit(
                                account, null, "cash", new Entry(new Money(1, Currency.of("EUR")), null, null, null))));
        return commands;
    }
}
