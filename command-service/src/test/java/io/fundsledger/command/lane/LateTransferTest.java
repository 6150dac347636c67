package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose transfer a reversal undoes is looked up before the locks are taken; the transfer may come in between. */
@WithLocalStack(Component.POSTGRES)
class LateTransferTest {

    private static final Money SIXTY = new Money(60, Currency.of("EUR"));

    @Test
    void aReversalLocksAgainWhenItFindsAnotherAccountUnderTheLock_invariant3(StackSpace space) throws Exception {
        try (var log = new LogInTest(space);
                var here = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2);
                var there = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2)) {
            var from = opened(here, log.accountIn(0));
            var to = opened(here, log.accountIn(2));
            here.deposit("fill:" + from, from, 100);

            CompletableFuture<Outcome> transfer;
            CompletableFuture<Outcome> reversal;
            try (var held = HeldPartitions.one(log.database, 2)) {
                transfer = execute(
                        there, new Transfer(from, null, to, UUID.randomUUID(), new Entry(SIXTY, null, null, null)));
                held.awaitWaiting(1);
                reversal = execute(here, new ReverseEntry(from, null, 3, false, null, null));
                held.awaitWaiting(2);
            }

            assertThat(transfer.get(10, TimeUnit.SECONDS)).isInstanceOf(Recorded.class);
            assertThat(reversal.get(10, TimeUnit.SECONDS)).isInstanceOf(Recorded.class);
            assertThat(log.replayed(from).balance().minor()).isEqualTo(100);
            assertThat(log.replayed(to).balance().minor()).isZero();
            assertThat(log.reader.account(to, 1, 10)).hasSize(3);
        }
    }

    private static UUID opened(LaneInTest lane, UUID account) {
        assertThat(lane.open(account, null)).isInstanceOf(Recorded.class);
        return account;
    }

    private static CompletableFuture<Outcome> execute(LaneInTest lane, AccountCommand command) {
        return CompletableFuture.supplyAsync(
                () -> lane.execute(UUID.randomUUID().toString(), command));
    }
}
