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
import io.fundsledger.events.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an account once more, as plainly as can be: numbers without limits, lists that only grow, everything added
 * up anew each time. It shares nothing with the decider but the commands.
 */
final class NaiveBank {

    private static final BigDecimal MOST = new BigDecimal(Long.MAX_VALUE);
    private static final BigDecimal LEAST = new BigDecimal(Long.MIN_VALUE);

    private final Map<UUID, NaiveAccount> accounts = new LinkedHashMap<>();

    static final class NaiveAccount {
        String currency = "";
        BigDecimal limit = BigDecimal.ZERO;
        boolean frozen;
        boolean closed;
        long version;
        final List<Line> lines = new ArrayList<>();
        final List<Hold> holds = new ArrayList<>();

        BigDecimal balance() {
            return lines.stream().map(line -> line.change).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What is held by holds of which nothing has been recorded but that they were placed. */
        BigDecimal heldAt(Instant now) {
            return holds.stream()
                    .filter(hold -> hold.end.equals("open") && !hold.isOver(now))
                    .map(hold -> hold.amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal availableAt(Instant now) {
            return balance().subtract(heldAt(now)).add(limit);
        }

        void expire(Instant now) {
            for (var hold : holds) {
                if (hold.end.equals("open") && hold.isOver(now)) {
                    hold.end = "expired";
                    version++;
                }
            }
        }
    }

    /** Money that moved; a transfer's line knows the other one. */
    private static final class Line {
        final long version;
        final BigDecimal change;
        final boolean reversal;
        boolean reversed;

        @Nullable NaiveAccount otherAccount;

        @Nullable Line other;

        Line(long version, BigDecimal change, boolean reversal) {
            this.version = version;
            this.change = change;
            this.reversal = reversal;
        }
    }

    private static final class Hold {
        final long version;
        final BigDecimal amount;
        final @Nullable Instant until;
        String end = "open";

        Hold(long version, BigDecimal amount, @Nullable Instant until) {
            this.version = version;
            this.amount = amount;
            this.until = until;
        }

        boolean isOver(Instant now) {
            return until != null && until.compareTo(now) <= 0;
        }
    }

    @Nullable NaiveAccount account(UUID id) {
        return accounts.get(id);
    }

    /** {@code ok}, or the simple name of the refusal. */
    String execute(AccountCommand command, Instant now) {
        var own = accounts.get(command.accountId());
        if (command instanceof OpenAccount open) {
            return open(open, own);
        }
        if (command instanceof Transfer transfer && transfer.toAccountId().equals(transfer.accountId())) {
            return "SameAccount";
        }
        if (own == null) {
            return "AccountNotFound";
        }
        var other = otherOf(command, own);
        if (command instanceof Transfer && other == null) {
            return "AccountNotFound";
        }
        if (command.ifVersion() != null && command.ifVersion() != own.version) {
            return "VersionMismatch";
        }
        if (own.closed || (other != null && other.closed)) {
            return "AccountClosed";
        }
        var refusal = refusal(command, own, other, now);
        if (refusal != null) {
            return refusal;
        }
        own.expire(now);
        if (other != null) {
            other.expire(now);
        }
        happen(command, own, other);
        return "ok";
    }

    private String open(OpenAccount open, @Nullable NaiveAccount before) {
        if (before != null) {
            return "AccountAlreadyExists";
        }
        if (open.ifVersion() != null && open.ifVersion() != 0) {
            return "VersionMismatch";
        }
        var account = new NaiveAccount();
        account.currency = open.overdraftLimit().currency().code();
        account.limit = number(open.overdraftLimit());
        account.version = 1;
        accounts.put(open.accountId(), account);
        return "ok";
    }

    private @Nullable NaiveAccount otherOf(AccountCommand command, NaiveAccount own) {
        if (command instanceof Transfer transfer) {
            return accounts.get(transfer.toAccountId());
        }
        if (command instanceof ReverseEntry reverse) {
            var line = line(own, reverse.entryId());
            return line == null || line.reversal ? null : line.otherAccount;
        }
        return null;
    }

    private static @Nullable String refusal(
            AccountCommand command, NaiveAccount own, @Nullable NaiveAccount other, Instant now) {
        var available = own.availableAt(now);
        return switch (command) {
            case OpenAccount open -> throw new AssertionError("decided before");
            case Deposit deposit -> {
                if (wrong(own, deposit.entry().amount())) {
                    yield "CurrencyMismatch";
                }
                yield fits(own, number(deposit.entry().amount()), now) ? null : "AmountTooLarge";
            }
            case Withdraw withdraw -> outgoing(own, withdraw.entry().amount(), available);
            case Transfer transfer -> {
                var amount = transfer.entry().amount();
                if (own.frozen) {
                    yield "AccountFrozen";
                }
                if (wrong(own, amount) || wrong(Objects.requireNonNull(other), amount)) {
                    yield "CurrencyMismatch";
                }
                if (!fits(other, number(amount), now)) {
                    yield "AmountTooLarge";
                }
                yield number(amount).compareTo(available) > 0 ? "InsufficientFunds" : null;
            }
            case PlaceHold place -> {
                var late = place.expiresAt() != null && place.expiresAt().compareTo(now) <= 0;
                if (late && !own.frozen && !wrong(own, place.amount())) {
                    yield "ExpiryNotInFuture";
                }
                yield outgoing(own, place.amount(), available);
            }
            case CaptureHold capture -> {
                if (capture.amount() != null && wrong(own, capture.amount())) {
                    yield "CurrencyMismatch";
                }
                var ended = ended(own, capture.entryId(), now);
                if (ended != null) {
                    yield ended;
                }
                var hold = hold(own, capture.entryId());
                yield capture.amount() != null && number(capture.amount()).compareTo(hold.amount) > 0
                        ? "CaptureExceedsHold"
                        : null;
            }
            case ReleaseHold release -> ended(own, release.entryId(), now);
            case ExpireHold expire -> {
                var hold = hold(own, expire.entryId());
                if (hold != null && hold.end.equals("open")) {
                    yield hold.isOver(now) ? null : "HoldsOpen";
                }
                yield ended(own, expire.entryId(), now);
            }
            case ReverseEntry reverse -> reversalRefused(reverse, own, other, now);
            case SetOverdraftLimit limit -> limitRefused(limit.overdraftLimit(), own, available);
            case Freeze freeze -> own.frozen ? "AccountFrozen" : null;
            case Unfreeze unfreeze -> own.frozen ? null : "AccountNotFrozen";
            case Close close -> {
                if (own.frozen) {
                    yield "AccountFrozen";
                }
                if (own.heldAt(now).signum() != 0) {
                    yield "HoldsOpen";
                }
                yield own.balance().signum() == 0 ? null : "BalanceNotZero";
            }
        };
    }

    private static @Nullable String outgoing(NaiveAccount own, Money amount, BigDecimal available) {
        if (own.frozen) {
            return "AccountFrozen";
        }
        if (wrong(own, amount)) {
            return "CurrencyMismatch";
        }
        return number(amount).compareTo(available) > 0 ? "InsufficientFunds" : null;
    }

    private static @Nullable String ended(NaiveAccount own, long holdId, Instant now) {
        var hold = hold(own, holdId);
        if (hold == null) {
            return "HoldNotFound";
        }
        return switch (hold.end) {
            case "captured" -> "HoldAlreadyCaptured";
            case "released" -> "HoldAlreadyReleased";
            case "expired" -> "HoldExpired";
            default -> hold.isOver(now) ? "HoldExpired" : null;
        };
    }

    private static @Nullable String reversalRefused(
            ReverseEntry reverse, NaiveAccount own, @Nullable NaiveAccount other, Instant now) {
        var line = line(own, reverse.entryId());
        if (line == null) {
            return "EntryNotFound";
        }
        if (line.reversal) {
            return "EntryNotReversible";
        }
        if (line.reversed) {
            return "EntryAlreadyReversed";
        }
        if (!fits(own, line.change.negate(), now) || (other != null && !fits(other, line.change, now))) {
            return "AmountTooLarge";
        }
        var poor = line.change.compareTo(own.availableAt(now)) > 0 && line.change.signum() > 0;
        var otherPoor =
                other != null && line.change.negate().compareTo(other.availableAt(now)) > 0 && line.change.signum() < 0;
        return (poor || otherPoor) && !reverse.force() ? "InsufficientFunds" : null;
    }

    private static @Nullable String limitRefused(Money limit, NaiveAccount own, BigDecimal available) {
        if (wrong(own, limit)) {
            return "CurrencyMismatch";
        }
        if (own.balance().add(number(limit)).compareTo(MOST) > 0) {
            return "AmountTooLarge";
        }
        var lower = number(limit).compareTo(own.limit) < 0;
        return lower && available.subtract(own.limit).add(number(limit)).signum() < 0 ? "OverdraftInUse" : null;
    }

    private static void happen(AccountCommand command, NaiveAccount own, @Nullable NaiveAccount other) {
        own.version += command instanceof ExpireHold ? 0 : 1;
        switch (command) {
            case OpenAccount open -> throw new AssertionError("happened before");
            case Deposit deposit -> book(own, number(deposit.entry().amount()), false);
            case Withdraw withdraw ->
                book(own, number(withdraw.entry().amount()).negate(), false);
            case Transfer transfer -> {
                var amount = number(transfer.entry().amount());
                var receiver = Objects.requireNonNull(other);
                receiver.version++;
                var sent = book(own, amount.negate(), false);
                var received = book(receiver, amount, false);
                sent.other = received;
                sent.otherAccount = receiver;
                received.other = sent;
                received.otherAccount = own;
            }
            case PlaceHold place -> own.holds.add(new Hold(own.version, number(place.amount()), place.expiresAt()));
            case CaptureHold capture -> {
                var hold = hold(own, capture.entryId());
                hold.end = "captured";
                book(own, (capture.amount() == null ? hold.amount : number(capture.amount())).negate(), false);
            }
            case ReleaseHold release -> hold(own, release.entryId()).end = "released";
            case ExpireHold expire -> {
                // what is overdue has just expired
            }
            case ReverseEntry reverse -> {
                var line = line(own, reverse.entryId());
                line.reversed = true;
                book(own, line.change.negate(), true);
                if (other != null) {
                    other.version++;
                    Objects.requireNonNull(line.other).reversed = true;
                    book(other, line.change, true);
                }
            }
            case SetOverdraftLimit limit -> own.limit = number(limit.overdraftLimit());
            case Freeze freeze -> own.frozen = true;
            case Unfreeze unfreeze -> own.frozen = false;
            case Close close -> own.closed = true;
        }
    }

    private static Line book(NaiveAccount account, BigDecimal change, boolean reversal) {
        var line = new Line(account.version, change, reversal);
        account.lines.add(line);
        return line;
    }

    /** Whether every figure could still be counted in 64 bits with this much more booked. */
    private static boolean fits(NaiveAccount account, BigDecimal change, Instant now) {
        var balance = account.balance().add(change);
        var free = balance.subtract(account.heldAt(now));
        return countable(balance)
                && countable(free)
                && countable(balance.add(account.limit))
                && countable(free.add(account.limit));
    }

    private static boolean countable(BigDecimal figure) {
        return figure.compareTo(MOST) <= 0 && figure.compareTo(LEAST) >= 0;
    }

    @SuppressWarnings("NullAway") // asked for only where there is one
    private static Line line(NaiveAccount account, long version) {
        return account.lines.stream()
                .filter(line -> line.version == version)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("NullAway") // asked for only where there is one
    private static Hold hold(NaiveAccount account, long version) {
        return account.holds.stream()
                .filter(hold -> hold.version == version)
                .findFirst()
                .orElse(null);
    }

    private static boolean wrong(NaiveAccount account, Money amount) {
        return !amount.currency().code().equals(account.currency);
    }

    private static BigDecimal number(Money amount) {
        return BigDecimal.valueOf(amount.minor());
    }
}
