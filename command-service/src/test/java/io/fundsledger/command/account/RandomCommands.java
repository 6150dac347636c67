package io.fundsledger.command.account;

import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Close;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Unfreeze;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Commands that hit and miss the limits about as often: amounts are small, or next to what is available or countable. */
final class RandomCommands {

    static final List<UUID> ACCOUNTS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    private static final Currency EUR = Currency.of("EUR");
    private static final Currency CZK = Currency.of("CZK");

    private final SplittableRandom random;
    private final boolean huge;

    RandomCommands(long seed) {
        this.random = new SplittableRandom(seed);
        this.huge = random.nextInt(4) == 0;
    }

    /** Often none, so that several things happen at one instant. */
    Duration pause() {
        return random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(4));
    }

    AccountCommand next(MemoryLedger ledger) {
        var id = anyAccount();
        var account = ledger.account(id);
        var version = ifVersion(account);
        if (account instanceof Account.Unopened && random.nextInt(10) > 0) {
            return new OpenAccount(id, version, "owner", new Money(limit(), currency()), null);
        }
        return switch (random.nextInt(26)) {
            case 0 -> new OpenAccount(id, version, "owner", new Money(limit(), currency()), null);
            case 1, 2, 3, 4 -> new Deposit(id, version, "cash", entry(account, ledger));
            case 5, 6, 7 -> new Withdraw(id, version, "card", entry(account, ledger));
            case 8, 9, 10 -> new Transfer(id, version, otherAccount(id), transferId(), entry(account, ledger));
            case 11, 12, 13 -> new PlaceHold(id, version, amount(account, ledger), expiresAt(ledger), null, null);
            case 14, 15 -> new CaptureHold(id, version, hold(id, ledger), captured(account, ledger), null);
            case 16 -> new ReleaseHold(id, version, hold(id, ledger), null);
            case 24, 25 -> new ExpireHold(id, hold(id, ledger));
            case 17, 18, 19, 20 -> new ReverseEntry(id, version, moved(id, ledger), random.nextInt(4) == 0, null, null);
            case 21 -> new SetOverdraftLimit(id, version, new Money(newLimit(account, ledger), currency()), null);
            case 22 -> random.nextInt(3) == 0 ? new Freeze(id, version, null) : new Unfreeze(id, version, null);
            default -> random.nextInt(3) == 0 ? new Close(id, version, null) : new Unfreeze(id, version, null);
        };
    }

    private UUID otherAccount(UUID id) {
        var other = anyAccount();
        return other.equals(id) ? anyAccount() : other;
    }

    private UUID transferId() {
        return new UUID(1, random.nextLong());
    }

    private long hold(UUID id, MemoryLedger ledger) {
        return entry(id, ledger, event -> event instanceof HoldPlaced);
    }

    private long moved(UUID id, MemoryLedger ledger) {
        return entry(id, ledger, event -> Reversible.of(event).isPresent());
    }

    /** Mostly the version of such an event, else any that there is or just is not. */
    private long entry(UUID id, MemoryLedger ledger, Predicate<AccountEvent> such) {
        var history = ledger.history(id);
        var found = LongStream.rangeClosed(1, history.size())
                .filter(version -> such.test(history.get((int) version - 1)))
                .toArray();
        return found.length > 0 && random.nextInt(5) > 0
                ? found[random.nextInt(found.length)]
                : random.nextLong(history.size() + 2);
    }

    private UUID anyAccount() {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    /** Mostly EUR, so that transfers happen. */
    private Currency currency() {
        return random.nextInt(15) == 0 ? CZK : EUR;
    }

    private @Nullable Long ifVersion(Account account) {
        return random.nextInt(8) == 0 ? Long.valueOf(account.version() + random.nextInt(2)) : null;
    }

    private Entry entry(Account account, MemoryLedger ledger) {
        return new Entry(amount(account, ledger), null, null, null);
    }

    private Money amount(Account account, MemoryLedger ledger) {
        return new Money(Math.max(1, minor(account, ledger)), currency());
    }

    private @Nullable Money captured(Account account, MemoryLedger ledger) {
        return random.nextInt(3) == 0 ? null : amount(account, ledger);
    }

    private long minor(Account account, MemoryLedger ledger) {
        if (account instanceof Account.Known known && random.nextInt(3) == 0) {
            var available = known.availableAt(ledger.now()).minor();
            return Math.min(Math.max(available, 0), Long.MAX_VALUE - 2) + random.nextInt(3) - 1;
        }
        return huge && random.nextInt(3) == 0 ? Long.MAX_VALUE - random.nextInt(6) : 1 + random.nextInt(9);
    }

    private long limit() {
        return huge && random.nextInt(3) == 0 ? Long.MAX_VALUE - random.nextInt(6) : random.nextInt(8);
    }

    private long newLimit(Account account, MemoryLedger ledger) {
        if (account instanceof Account.Known known && random.nextBoolean()) {
            var available = Math.max(known.availableAt(ledger.now()).minor(), 0);
            return Math.max(0, known.overdraftLimit().minor() - available + random.nextInt(3) - 1);
        }
        return limit();
    }

    private @Nullable Instant expiresAt(MemoryLedger ledger) {
        return random.nextInt(3) == 0 ? null : ledger.now().plusSeconds(random.nextInt(8));
    }
}
