package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.Outcome.Failed;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LogConflictException;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Commands given together, each for itself, whatever the store does between them: the lane is stepped by hand, so that the
 * store can be away for just one of its transactions.
 */
@WithLocalStack(Component.POSTGRES)
class GivenTogetherTest {

    private static final Currency EUR = Currency.of("EUR");
    private static final int AT_ONCE = 8;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Outcome NOT_NOW = new Refused(new StoreUnavailable());

    private final UUID account = UUID.randomUUID();
    private final LogInTest log;
    private final InterruptedLog store;
    private final CommandLane lane;
    private final LaneIntake intake;

    GivenTogetherTest(StackSpace space) {
        log = new LogInTest(space);
        store = new InterruptedLog(log.writer());
        var settings = new LaneSettings(100, AT_ONCE, 100, LONG, LONG, LONG, LONG, ContractRelease.RELEASE_0_1);
        lane = CommandLanes.create(
                store,
                log.ledger,
                new EventIds(new Random()),
                InstantSource.system(),
                settings,
                new SimpleMeterRegistry(),
                () -> {},
                (accountId, state) -> {});
        intake = new LaneIntake(
                lane, Optional::empty, new CommandHistory(log.reader, new AccountHistory(log.jdbc)), settings);
    }

    @BeforeEach
    void open() throws Exception {
        assertThat(execute(List.of(request(new OpenAccount(account, null, "owner-1", Money.zero(EUR), null)))))
                .hasOnlyElementsOfType(Recorded.class);
    }

    @AfterEach
    void stop() {
        store.close();
        log.close();
    }

    @Test
    void whoeverWaitsBesideThemCannotPartThem() throws Exception {
        var others = LongStream.range(0, AT_ONCE - 1)
                .mapToObj(i -> lane.submit(new CommandBatch(List.of(deposit(100 + i)), false, false))
                        .orElseThrow())
                .toList();
        store.failNext(away(), away());

        var outcomes = execute(deposits(AT_ONCE));

        assertThat(store.hasFailed()).isTrue();
        assertThat(others).allMatch(other -> other.join().getFirst().isNotNow());
        assertThat(outcomes).hasSize(AT_ONCE).hasOnlyElementsOfType(Recorded.class);
        assertThat(deposited()).isSorted().hasSize(AT_ONCE);
    }

    @Test
    void whatComesAfterACommandThatIsRefusedForNowIsRefusedToo() throws Exception {
        var deposits = deposits(AT_ONCE);
        store.failNext(conflict(), conflict(), conflict(), away(), away());

        assertThat(execute(deposits)).hasSize(AT_ONCE).containsOnly(NOT_NOW);
        assertThat(store.hasFailed()).isTrue();
        assertThat(deposited()).isEmpty();

        assertThat(execute(deposits)).hasOnlyElementsOfType(Recorded.class);
        assertThat(deposited()).isSorted().hasSize(AT_ONCE);
    }

    @Test
    void whatCameBeforeItIsRecordedAndSaysSo() throws Exception {
        var deposits = deposits(AT_ONCE);
        store.failNext(conflict(), conflict());
        var awayAfterHalf = new AtomicBoolean();
        store.beforeEach(events -> {
            if (events.size() == AT_ONCE / 2 && awayAfterHalf.getAndSet(true)) {
                throw away();
            }
        });

        var outcomes = execute(deposits);

        assertThat(outcomes.subList(0, AT_ONCE / 2)).hasOnlyElementsOfType(Recorded.class);
        assertThat(outcomes.subList(AT_ONCE / 2, AT_ONCE)).containsOnly(NOT_NOW).hasSize(AT_ONCE / 2);
        assertThat(deposited()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aTurnThatIsRefusedForNowEndsTheBatchAfterThoseBeforeIt() throws Exception {
        var turns = new AtomicInteger();
        store.beforeEach(events -> {
            if (turns.incrementAndGet() > 1) {
                throw away();
            }
        });

        var outcomes = execute(deposits(3 * AT_ONCE));

        assertThat(outcomes.subList(0, AT_ONCE)).hasOnlyElementsOfType(Recorded.class);
        assertThat(outcomes.subList(AT_ONCE, 3 * AT_ONCE)).containsOnly(NOT_NOW).hasSize(2 * AT_ONCE);
        assertThat(deposited()).isSorted().hasSize(AT_ONCE);
    }

    @Test
    void soIsWhatComesInALaterTurn() throws Exception {
        store.failNext(away(), away());
        var deposits = deposits(3 * AT_ONCE);

        assertThat(execute(deposits)).hasSize(3 * AT_ONCE).containsOnly(NOT_NOW);
        assertThat(deposited()).isEmpty();
        assertThat(execute(deposits)).hasOnlyElementsOfType(Recorded.class);
        assertThat(deposited()).isSorted().hasSize(3 * AT_ONCE);
    }

    @Test
    void whatCannotBeRecordedAtAllFailsAloneAndTheOthersKeepTheirOrder() throws Exception {
        var culprit = 5;
        store.beforeEach(events -> {
            if (events.stream().anyMatch(event -> cents(event.content()) == culprit)) {
                throw new IllegalStateException("on purpose");
            }
        });

        var outcomes = execute(deposits(AT_ONCE));

        assertThat(outcomes.get(culprit - 1)).isInstanceOf(Failed.class);
        assertThat(outcomes).filteredOn(Recorded.class::isInstance).hasSize(AT_ONCE - 1);
        assertThat(deposited()).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L);
    }

    @Test
    void whatIsNoLongerWaitedForIsNotBegun() {
        var unit = PendingUnit.of(new CommandBatch(deposits(AT_ONCE), false, false));
        store.failNext(conflict(), conflict());
        store.beforeEach(events -> {
            if (events.size() == AT_ONCE / 2) {
                unit.abandon();
            }
        });
        assertThat(lane.offer(unit)).isTrue();

        assertThat(lane.step()).isTrue();

        assertThat(deposited()).containsExactly(1L, 2L, 3L, 4L);
    }

    /** What becomes of them while the lane goes on step by step. */
    private List<Outcome> execute(List<CommandRequest> requests) throws Exception {
        try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> outcomes =
                    caller.submit(() -> intake.execute(new CommandBatch(requests, false, false)));
            await().atMost(LONG).until(() -> {
                lane.step();
                return outcomes.isDone();
            });
            return outcomes.get();
        }
    }

    /** The amounts in the log, in their order. */
    private List<Long> deposited() {
        return log.reader.account(account, 2, 100).stream()
                .map(event -> cents(event.event()))
                .toList();
    }

    private static long cents(AccountEvent event) {
        return event instanceof MoneyDeposited deposited ? deposited.amount().minor() : 0;
    }

    /** Of one cent, of two, and so on. */
    private List<CommandRequest> deposits(int howMany) {
        return LongStream.rangeClosed(1, howMany).mapToObj(this::deposit).toList();
    }

    private CommandRequest deposit(long cents) {
        return request(new Deposit(account, null, "cash", new Entry(new Money(cents, EUR), null, null, null)));
    }

    private static CommandRequest request(AccountCommand command) {
        var fingerprint = ByteBuffer.allocate(32).putInt(command.hashCode()).array();
        return new CommandRequest(command, new CommandKey("teller", command.toString()), fingerprint, null, null, null);
    }

    private static StoreUnavailableException away() {
        return new StoreUnavailableException("away", new IllegalStateException("on purpose"));
    }

    private static LogConflictException conflict() {
        return new LogConflictException("in the way", new IllegalStateException("on purpose"));
    }
}
