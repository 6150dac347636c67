package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal.EntryAlreadyReversed;
import io.fundsledger.command.account.Refusal.EntryNotFound;
import io.fundsledger.command.account.Refusal.EntryNotReversible;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two instances send money to and fro between the same accounts, and take it back. */
@WithLocalStack(Component.POSTGRES)
class TransferLoadTest {

    private static final int CLIENTS = 16;
    private static final int COMMANDS_EACH = 60;
    private static final long CENTS_EACH = 500;

    @Test
    @Timeout(120)
    void noMoneyIsLostNoLegIsAloneAndNobodyIsRefusedForTheOthersSake_invariant4(StackSpace space) throws Exception {
        try (var log = new LogInTest(space);
                var one = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2);
                var other = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2)) {
            var accounts = Stream.of(0, 1, 2, 2).map(log::accountIn).toList();
            accounts.forEach(account -> {
                one.open(account, null);
                one.deposit("fill:" + account, account, CENTS_EACH);
            });
            var tasks = new ArrayList<Callable<Integer>>();
            for (var client = 0; client < CLIENTS; client++) {
                var seed = client;
                tasks.add(() -> moveMoney(List.of(one, other), accounts, new Random(seed)));
            }
            var recorded = 0;
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : clients.invokeAll(tasks)) {
                    recorded += done.get();
                }
            }

            assertThat(recorded).isGreaterThan(CLIENTS);
            assertThat(accounts.stream()
                            .mapToLong(
                                    account -> log.replayed(account).balance().minor())
                            .sum())
                    .isEqualTo(accounts.size() * CENTS_EACH);
            var legs = accounts.stream()
                    .flatMap(account -> log.reader.account(account, 3, 100_000).stream())
                    .toList();
            assertThat(legs).hasSize(2 * recorded);
            legs.forEach(leg -> assertHasItsOther(log, leg));
        }
    }

    private static void assertHasItsOther(LogInTest log, RecordedEvent event) {
        var leg = leg(event);
        var far = log.reader.account(leg.accountId(), leg.version(), 1).getFirst();
        assertThat(leg(far)).isEqualTo(new OtherLeg(leg.transferId(), event.accountId(), event.accountVersion()));
        assertThat(far.recordedAt()).isEqualTo(event.recordedAt());
    }

    private static OtherLeg leg(RecordedEvent event) {
        return switch (event.event()) {
            case TransferSent sent -> sent.other();
            case TransferReceived received -> received.other();
            case EntryReversed reversed -> Objects.requireNonNull(reversed.other());
            default -> throw new AssertionError("not an event of two accounts: " + event.event());
        };
    }

    private static int moveMoney(List<LaneInTest> lanes, List<UUID> accounts, Random random) {
        var recorded = 0;
        for (var i = 0; i < COMMANDS_EACH; i++) {
            var lane = lanes.get(random.nextInt(lanes.size()));
            var outcome = lane.execute(UUID.randomUUID().toString(), command(accounts, random));
            assertThat(outcome).matches(o -> o instanceof Recorded || isExpected(o));
            recorded += outcome instanceof Recorded ? 1 : 0;
        }
        return recorded;
    }

    private static AccountCommand command(List<UUID> accounts, Random random) {
        var from = random.nextInt(accounts.size());
        var to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        if (random.nextInt(4) == 0) {
            return new ReverseEntry(accounts.get(from), null, 3 + random.nextInt(100), false, null, null);
        }
        var amount = new Money(1 + random.nextInt(200), Currency.of("EUR"));
        return new Transfer(
                accounts.get(from), null, accounts.get(to), UUID.randomUUID(), new Entry(amount, null, null, null));
    }

    private static boolean isExpected(Outcome outcome) {
        return outcome instanceof Refused(var refusal)
                && (refusal instanceof InsufficientFunds
                        || refusal instanceof EntryNotFound
                        || refusal instanceof EntryAlreadyReversed
                        || refusal instanceof EntryNotReversible);
    }
}
