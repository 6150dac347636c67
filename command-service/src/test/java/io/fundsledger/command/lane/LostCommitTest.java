package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.CommitCutter.Cut;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line to the store is cut at a commit: whichever way it went, every command is recorded once, and answered. */
@WithLocalStack(Component.POSTGRES)
class LostCommitTest {

    private static final int COMMANDS = 20;

    private CommitCutter cutter;
    private LogInTest log;
    private UUID account;

    @BeforeEach
    void start(StackSpace given) throws IOException {
        var space = given.another();
        cutter = new CommitCutter(space.stack().process(Component.POSTGRES).port());
        log = new LogInTest(space, cutter::through);
        account = log.accountIn(0);
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
        cutter.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsRecordedOnceAndAnswered_invariant5(Cut cut) {
        try (var lane = new LaneInTest(log, InstantSource.system())) {
            lane.open(account, null);
            cutter.cutNext(cut, 5);

            var outcome = (Recorded) lane.deposit("lost", account, 100);
            assertThat(cutter.hasCut()).isTrue();
            assertThat(cutter.leftToTurnAway()).isZero();
            assertThat(outcome.replayed()).isEqualTo(cut == Cut.AFTER);
            assertThat(outcome.entryId()).isEqualTo(2);
            assertThat(outcome.account().balance().minor()).isEqualTo(100);
            assertThat(((Recorded) lane.deposit("next", account, 100)).entryId())
                    .isEqualTo(3);
            assertThat(log.reader.account(account, 1, 10)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsEveryCommandOfTheBatch_invariant5(Cut cut) throws Exception {
        try (var lane = new LaneInTest(log, InstantSource.system());
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            lane.open(account, null);
            cutter.cutNext(cut, 5);

            var entries = new ArrayList<Long>();
            for (var outcome : clients.invokeAll(deposits(lane))) {
                entries.add(((Recorded) outcome.get()).entryId());
            }
            assertThat(cutter.hasCut()).isTrue();
            assertThat(entries)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(2, 1 + COMMANDS).boxed().toList());
            assertThat(log.reader.account(account, 1, 100)).hasSize(1 + COMMANDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommitThatStaysInDoubtIsNotAnsweredAndARepeatTells_invariant5(Cut cut) {
        var second = Duration.ofSeconds(1);
        var ten = Duration.ofSeconds(10);
        var settings = new LaneSettings(100, 10, 100, ten, ten, second, second, ContractRelease.RELEASE_0_1);
        try (var lane = new LaneInTest(log, InstantSource.system(), settings)) {
            lane.open(account, null);
            cutter.cutNext(cut, Integer.MAX_VALUE);
            assertThat(lane.deposit("lost", account, 100)).isEqualTo(new Refused(new StoreUnavailable()));

            cutter.mend();
            var repeat = (Recorded) lane.deposit("lost", account, 100);
            assertThat(repeat.replayed()).isEqualTo(cut == Cut.AFTER);
            assertThat(log.reader.account(account, 1, 10)).hasSize(2);
        }
    }

    private List<Callable<Outcome>> deposits(LaneInTest lane) {
        return IntStream.range(0, COMMANDS)
                .<Callable<Outcome>>mapToObj(number -> () -> lane.deposit("deposit-" + number, account, 100))
                .toList();
    }
}
