package io.fundsledger.cli.verifying;

import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log in which everything happens that may: rounds of a few events each, on accounts that begin and end rich. */
final class RandomHistory {

    private static final Currency EUR = Currency.of("EUR");
    private static final LocalDate DAY = LocalDate.parse("2026-01-31");
    private static final int ACCOUNTS_A_PARTITION = 3;

    private final WrittenLog log = new WrittenLog();
    private final SplittableRandom random;

    RandomHistory(long seed) {
        this.random = new SplittableRandom(seed);
        for (var partition = 0; partition < WrittenLog.PARTITIONS; partition++) {
            for (var number = 0; number < ACCOUNTS_A_PARTITION; number++) {
                open(WrittenLog.account(partition, number));
            }
        }
    }

    static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    private void open(UUID account) {
        log.add(account, new AccountOpened("owner", eur(100_00), null));
        log.add(account, deposited(1_000_000_00));
    }

    private MoneyDeposited deposited(long cents) {
        var text = new PlainText("Coffee \"to go\" \\ 23 €", "Žofie", null, null, null);
        return new MoneyDeposited(eur(cents), DAY, random.nextBoolean() ? "cash" : "card", "food & \"drink\"", text);
    }

    WrittenLog run(int rounds) {
        for (var round = 0; round < rounds; round++) {
            log.at(log.now().plus(Duration.ofNanos(1_000L * random.nextInt(3_000_000))));
            happen(anyAccount(), eur(1 + random.nextInt(1_000)));
        }
        return log;
    }

    private UUID anyAccount() {
        return WrittenLog.account(random.nextInt(WrittenLog.PARTITIONS), random.nextInt(ACCOUNTS_A_PARTITION));
    }

    private void happen(UUID account, Money amount) {
        switch (random.nextInt(9)) {
            case 0 -> log.add(account, deposited(amount.minor()));
            case 1 -> log.add(account, new MoneyWithdrawn(amount, DAY, "cash", null, null));
            case 2 -> transfer(account, amount);
            case 3 -> capture(account, amount);
            case 4 -> release(account, amount);
            case 5 -> expire(account, amount);
            case 6 -> reverseDeposit(account, amount);
            case 7 -> freeze(account, amount);
            default -> openAndClose(account, amount);
        }
    }

    /** A round trip: half of them are reversed, on both accounts. */
    private void transfer(UUID from, Money amount) {
        var to = anyAccount();
        if (to.equals(from)) {
            return;
        }
        var id = new UUID(random.nextLong(), random.nextLong());
        var sent = log.version(from) + 1;
        var received = log.version(to) + 1;
        log.add(from, new TransferSent(new OtherLeg(id, to, received), amount, DAY, "rent", null));
        log.add(to, new TransferReceived(new OtherLeg(id, from, sent), amount, DAY, "rent", null));
        if (random.nextBoolean()) {
            var here = new OtherLeg(id, to, received + 1);
            var there = new OtherLeg(id, from, sent + 1);
            log.add(from, reversed(sent, EntryKind.TRANSFER, amount, Direction.CREDIT, here));
            log.add(to, reversed(received, EntryKind.TRANSFER, amount, Direction.DEBIT, there));
        }
    }

    private static EntryReversed reversed(
            long entry, EntryKind kind, Money amount, Direction direction, @Nullable OtherLeg other) {
        return new EntryReversed(entry, kind, amount, direction, false, DAY, null, other, null);
    }

    private void capture(UUID account, Money amount) {
        var hold = place(account, amount, Duration.ofHours(1));
        log.add(account, new HoldCaptured(hold, eur(1 + random.nextLong(amount.minor())), DAY, null, null));
    }

    private void release(UUID account, Money amount) {
        log.add(account, new HoldReleased(place(account, amount, Duration.ofHours(1)), null));
    }

    private void expire(UUID account, Money amount) {
        var hold = place(account, amount, Duration.ofSeconds(2));
        log.at(log.now().plusSeconds(2));
        log.add(account, new HoldExpired(hold));
    }

    private long place(UUID account, Money amount, Duration lasts) {
        return log.add(account, new HoldPlaced(amount, log.now().plus(lasts), null, null))
                .accountVersion();
    }

    private void reverseDeposit(UUID account, Money amount) {
        var deposit = log.add(account, deposited(amount.minor())).accountVersion();
        log.add(account, reversed(deposit, EntryKind.DEPOSIT, amount, Direction.DEBIT, null));
    }

    private void freeze(UUID account, Money amount) {
        log.add(account, new AccountFrozen(null));
        log.add(account, deposited(amount.minor()));
        log.add(account, new AccountUnfrozen(null));
        log.add(account, new OverdraftLimitChanged(amount, null));
    }

    private void openAndClose(UUID account, Money amount) {
        var other = WrittenLog.account(WrittenLog.partition(account), 1_000 + random.nextInt(1_000));
        if (log.version(other) == 0) {
            log.add(other, new AccountOpened("owner", eur(0), null));
            log.add(other, new MoneyDeposited(amount, DAY, "cash", null, null));
            log.add(other, new MoneyWithdrawn(amount, DAY, "cash", null, null));
            log.add(other, new AccountClosed(null));
        }
    }
}
