package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random commands, to the account and to the plainest model that can be thought of: a number without limits. */
class AccountAgainstModelTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Currency EUR = Currency.of("EUR");
    private static final Moment NOW = new Moment(Instant.EPOCH, ZoneOffset.UTC);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int COMMANDS = 2_000;

    static long[] seeds() {
        var fresh = new Random().nextLong();
        return new long[] {1, 2, 3, 42, fresh};
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAccountDoesWhatItsModelDoes(long seed) {
        var random = new Random(seed);
        var limit = amount(random);
        var account = open(limit);
        var model = BigInteger.ZERO;
        for (var step = 0; step < COMMANDS; step++) {
            var amount = 1 + amount(random) % Long.MAX_VALUE;
            var deposit = random.nextBoolean();
            var next = deposit ? model.add(BigInteger.valueOf(amount)) : model.subtract(BigInteger.valueOf(amount));
            var possible = next.add(BigInteger.valueOf(limit)).signum() >= 0
                    && (!deposit
                            || next.add(BigInteger.valueOf(limit)).max(next).compareTo(LARGEST) <= 0);
            var decision = AccountDecider.decide(command(deposit, amount), account, NOW);
            assertThat(decision instanceof Decision.Accepted)
                    .as("seed %d, step %d: %s %d at %s with limit %d", seed, step, deposit, amount, model, limit)
                    .isEqualTo(possible);
            if (decision instanceof Decision.Accepted(var events)) {
                account = account.evolve(events.getFirst());
                model = next;
            }
            assertThat(((Account.Opened) account).balance().minor()).isEqualTo(model.longValueExact());
            assertThat(((Account.Opened) account).available().minor()).isNotNegative();
        }
    }

    private static Account open(long limit) {
        var open = new OpenAccount(ID, null, "owner-1", new Money(limit, EUR), null);
        var accepted = (Decision.Accepted) AccountDecider.decide(open, Account.Unopened.FREE, NOW);
        return Account.Unopened.FREE.evolve(accepted.events().getFirst());
    }

    private static AccountCommand command(boolean deposit, long minor) {
        var entry = new Entry(new Money(minor, EUR), null, null, null);
        return deposit ? new Deposit(ID, null, entry) : new Withdraw(ID, null, entry);
    }

    /** Of every size, so that small limits and overflows both come up. */
    private static long amount(Random random) {
        return random.nextLong() >>> (1 + random.nextInt(62));
    }
}
