package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Refused;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.Direction;
import io.fundsledger.events.money.Money;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random sequences of commands, given to the decider and to {@link NaiveBank}. After each command: both say
 * the same and have the same figures; a refusal has changed nothing; a replay gives what is live; what can be spent is
 * never below zero unless a reversal was forced; money neither appears nor vanishes. A failure names the seed.
 */
class AccountAgainstModelTest {

    private static final int SEQUENCES = 4_000;
    private static final int COMMANDS = 60;

    @Test
    void theDeciderDoesWhatItsModelDoes() {
        var first = new Random().nextLong();
        var answers = new TreeMap<String, Integer>();
        for (var i = 0; i < SEQUENCES; i++) {
            new Sequence(first + i).run(answers);
        }
        System.out.println("seeds from " + first + ": " + answers);
        assertThat(answers).as("seeds from %d try every answer there is", first).containsKeys(EVERY_ANSWER);
    }

    @Test
    void theSameSeedsGiveTheSameEveryTime() {
        for (var seed : new long[] {1, 2, 3, 42, 4711}) {
            var once = new TreeMap<String, Integer>();
            var again = new TreeMap<String, Integer>();
            new Sequence(seed).run(once);
            new Sequence(seed).run(again);
            assertThat(once).isEqualTo(again);
        }
    }

    private static final String[] EVERY_ANSWER = {
        "ok",
        "SameAccount",
        "AccountAlreadyExists",
        "AccountNotFound",
        "VersionMismatch",
        "AccountClosed",
        "AccountFrozen",
        "AccountNotFrozen",
        "CurrencyMismatch",
        "HoldNotFound",
        "HoldAlreadyCaptured",
        "HoldAlreadyReleased",
        "HoldExpired",
        "HoldsOpen",
        "EntryNotFound",
        "EntryAlreadyReversed",
        "EntryNotReversible",
        "AmountTooLarge",
        "ExpiryNotInFuture",
        "CaptureExceedsHold",
        "InsufficientFunds",
        "OverdraftInUse",
        "BalanceNotZero"
    };

    private static final class Sequence {

        private final long seed;
        private final RandomCommands commands;
        private final MemoryLedger ledger = new MemoryLedger();
        private final NaiveBank model = new NaiveBank();
        private boolean forced;

        Sequence(long seed) {
            this.seed = seed;
            this.commands = new RandomCommands(seed);
        }

        void run(Map<String, Integer> answers) {
            for (var step = 0; step < COMMANDS; step++) {
                ledger.pass(commands.pause());
                var command = commands.next(ledger);
                var before = states();
                var told = "seed %d, step %d: %s".formatted(seed, step, command);
                var decision = ledger.execute(command);
                var answer = answer(decision);
                assertThat(answer).as("%s", told).isEqualTo(model.execute(command, ledger.now()));
                if (decision instanceof Accepted) {
                    forced |= command instanceof ReverseEntry reverse && reverse.force();
                } else {
                    assertThat(states()).as("%s", told).isEqualTo(before);
                }
                for (var id : RandomCommands.ACCOUNTS) {
                    sameFigures(told, id);
                }
                conserved(told);
                answers.merge(answer, 1, Integer::sum);
            }
        }

        private static String answer(Decision decision) {
            return decision instanceof Refused(var refusal) ? refusal.getClass().getSimpleName() : "ok";
        }

        private Map<UUID, Account> states() {
            var states = new HashMap<UUID, Account>();
            RandomCommands.ACCOUNTS.forEach(id -> states.put(id, ledger.account(id)));
            return states;
        }

        private void sameFigures(String told, UUID id) {
            var account = ledger.account(id);
            var expected = model.account(id);
            if (expected == null) {
                assertThat(account.version()).as("%s", told).isZero();
                return;
            }
            assertThat(account.version()).as("%s", told).isEqualTo(expected.version);
            assertThat(ledger.replayed(id)).as("%s", told).isEqualTo(account);
            var known = (Known) account;
            assertThat(known.balance().minor())
                    .as("%s", told)
                    .isEqualTo(expected.balance().longValueExact());
            assertThat(known.overdraftLimit().minor()).as("%s", told).isEqualTo(expected.limit.longValueExact());
            if (account instanceof Opened opened) {
                assertThat(expected.closed).as("%s", told).isFalse();
                assertThat(opened.frozen()).as("%s", told).isEqualTo(expected.frozen);
                assertThat(opened.heldAt(ledger.now()).minor())
                        .as("%s", told)
                        .isEqualTo(expected.heldAt(ledger.now()).longValueExact());
                var available = opened.availableAt(ledger.now()).minor();
                assertThat(available)
                        .as("%s", told)
                        .isEqualTo(expected.availableAt(ledger.now()).longValueExact());
                assertThat(forced || available >= 0).as("%s", told).isTrue();
            } else {
                assertThat(expected.closed).as("%s", told).isTrue();
            }
        }

        /** What all accounts of a currency have is what came from outside: transfers and their reversals add nothing. */
        private void conserved(String told) {
            var have = new HashMap<String, BigInteger>();
            var came = new HashMap<String, BigInteger>();
            for (var id : RandomCommands.ACCOUNTS) {
                if (ledger.account(id) instanceof Known known) {
                    var currency = known.currency().code();
                    have.merge(currency, BigInteger.valueOf(known.balance().minor()), BigInteger::add);
                    came.merge(currency, fromOutside(ledger.history(id)), BigInteger::add);
                }
            }
            assertThat(have).as("%s", told).isEqualTo(came);
        }

        private static BigInteger fromOutside(List<AccountEvent> history) {
            return history.stream()
                    .filter(event -> !(event instanceof EntryReversed reversed && reversed.other() != null))
                    .map(Sequence::change)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        private static BigInteger change(AccountEvent event) {
            if (event instanceof MoneyDeposited deposited) {
                return in(deposited.amount());
            }
            if (event instanceof MoneyWithdrawn withdrawn) {
                return in(withdrawn.amount()).negate();
            }
            if (event instanceof HoldCaptured captured) {
                return in(captured.amount()).negate();
            }
            if (event instanceof EntryReversed reversed) {
                var back = in(reversed.amount());
                return reversed.direction() == Direction.CREDIT ? back : back.negate();
            }
            return BigInteger.ZERO;
        }

        private static BigInteger in(Money amount) {
            return BigInteger.valueOf(amount.minor());
        }
    }
}
