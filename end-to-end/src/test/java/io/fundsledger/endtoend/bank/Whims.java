package io.fundsledger.endtoend.bank;

import io.fundsledger.endtoend.bank.Notebook.Place;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client thinks of next; much of it is refused. */
final class Whims {

    private static final int POPULAR = 4;
    private static final int LARGEST_AMOUNT = 3_000;
    private static final int LARGEST_LIMIT = 5_000;

    private final Random random;
    private final List<BankAccount> accounts;
    private final Notebook notebook;

    Whims(Random random, List<BankAccount> accounts, Notebook notebook) {
        this.random = random;
        this.accounts = accounts;
        this.notebook = notebook;
    }

    /** How often, out of a hundred. */
    private enum Kind {
        DEPOSIT(21),
        WITHDRAW(18),
        TRANSFER(18),
        HOLD(13),
        CAPTURE(8),
        RELEASE(4),
        REVERSE(9),
        LIMIT(4),
        FREEZE(1),
        UNFREEZE(4);

        private static final int TOTAL =
                Arrays.stream(values()).mapToInt(kind -> kind.weight).sum();

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        static Kind any(Random random) {
            var left = random.nextInt(TOTAL);
            for (var kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("the weights do not add up");
        }
    }

    boolean inPercent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** Every other time one of the few that everybody likes. */
    BankAccount account() {
        return accounts.get(random.nextInt(inPercent(50) ? POPULAR : accounts.size()));
    }

    int instance(int instances) {
        return random.nextInt(instances);
    }

    <T> T anyOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Right if nobody was faster. */
    @Nullable Long ifVersion(Operation operation) {
        return inPercent(12) ? Long.valueOf(notebook.version(operation.accountId())) : null;
    }

    Operation operation(Instant now) {
        var account = account();
        return switch (Kind.any(random)) {
            case DEPOSIT -> new Operation.Deposit(account.id(), amount(account.currency()));
            case WITHDRAW -> new Operation.Withdraw(account.id(), amount(currency(account)));
            case TRANSFER -> new Operation.Transfer(account.id(), account().id(), amount(account.currency()));
            case HOLD -> new Operation.PlaceHold(account.id(), amount(account.currency()), expiry(now));
            case CAPTURE -> capture(place(notebook.aHold(random), account));
            case RELEASE -> release(place(notebook.aHold(random), account));
            case REVERSE -> reverse(place(notebook.anEntry(random), account));
            case LIMIT -> new Operation.SetLimit(account.id(), upTo(LARGEST_LIMIT, account.currency()));
            case FREEZE -> new Operation.Freeze(account.id());
            case UNFREEZE -> new Operation.Unfreeze(account.id());
        };
    }

    /** The same with another amount, where it has one; else something else. */
    Operation otherThan(Operation operation) {
        return operation instanceof Operation.Deposit(var account, var amount)
                ? new Operation.Deposit(account, amount.plus(new Money(1, amount.currency())))
                : new Operation.Deposit(
                        operation.accountId(),
                        amount(account(operation.accountId()).currency()));
    }

    private BankAccount account(UUID id) {
        return accounts.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What somebody made; sometimes anything at all, or what is not there yet. */
    private Place place(@Nullable Place made, BankAccount account) {
        return made == null || inPercent(15)
                ? new Place(account.id(), 1 + random.nextLong(notebook.version(account.id()) + 2))
                : made;
    }

    private Operation capture(Place hold) {
        var currency = account(hold.accountId()).currency();
        return new Operation.CaptureHold(hold.accountId(), hold.version(), inPercent(50) ? amount(currency) : null);
    }

    private static Operation release(Place hold) {
        return new Operation.ReleaseHold(hold.accountId(), hold.version());
    }

    private Operation reverse(Place entry) {
        return new Operation.Reverse(entry.accountId(), entry.version(), inPercent(20));
    }

    private Currency currency(BankAccount account) {
        return inPercent(2) ? account().currency() : account.currency();
    }

    private Money amount(Currency currency) {
        return new Money(1 + random.nextInt(LARGEST_AMOUNT), currency);
    }

    private Money upTo(int most, Currency currency) {
        return new Money(random.nextInt(most + 1), currency);
    }

    /** Soon, or never. */
    private @Nullable Instant expiry(Instant now) {
        return inPercent(50)
                ? now.plus(Duration.ofMillis(1_000 + random.nextInt(2_000))).truncatedTo(ChronoUnit.MILLIS)
                : null;
    }
}
