package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;

import io.fundsledger.events.AccountEvent;
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
import io.fundsledger.events.Channel;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventType;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to a few accounts, drawn at random: any event that can follow those before it. */
public final class RandomHistory {

    private static final int PARTITIONS = 3;
    private static final UUID LEDGER = UUID.randomUUID();

    private final Random random;
    private final Instant now;
    private final int accountsAtOnce;
    private final boolean mayClose;
    private final List<PlainAccount> accounts = new ArrayList<>();
    private final List<ProjectedEvent> events = new ArrayList<>();
    private final long[] positions = new long[PARTITIONS];
    private Instant recordedAt;

    /** @param now no hold expires within a minute of it; the history ends an hour before it */
    private RandomHistory(Random random, Instant now, int accountsAtOnce, boolean mayClose) {
        this.random = random;
        this.now = now;
        this.accountsAtOnce = accountsAtOnce;
        this.mayClose = mayClose;
        this.recordedAt = now.minus(Duration.ofHours(8));
    }

    public static List<ProjectedEvent> of(Random random, Instant now, int commands) {
        return new RandomHistory(random, now, 5, true).record(commands);
    }

    /** The history of two accounts that stay open and so have many events. */
    static List<ProjectedEvent> ofTwoAccounts(Random random, Instant now, int commands) {
        return new RandomHistory(random, now, 2, false).record(commands);
    }

    /** A history in which hundreds of accounts are open at the same time. */
    static List<ProjectedEvent> ofManyAccounts(Random random, Instant now, int commands) {
        return new RandomHistory(random, now, 300, true).record(commands);
    }

    /** The history of one account that nothing happens to but deposits, for as long as one likes. */
    static List<ProjectedEvent> ofDeposits(Random random, Instant now, int deposits) {
        var history = new RandomHistory(random, now, 1, false);
        var account = history.account();
        for (var i = 0; i < deposits; i++) {
            history.timePasses();
            history.record(account, history.deposit());
        }
        return history.events;
    }

    private List<ProjectedEvent> record(int commands) {
        for (var i = 0; i < commands; i++) {
            timePasses();
            command();
        }
        return events;
    }

    /** Or does not: some commands are recorded in the same microsecond as the one before. */
    private void timePasses() {
        recordedAt = recordedAt.plus(random.nextInt(4) * 200_000L + random.nextInt(2), ChronoUnit.MICROS);
    }

    private void command() {
        var account = account();
        switch (account.status.equals("closed") ? 0 : random.nextInt(14)) {
            case 0, 1, 2 -> record(account(), deposit());
            case 3, 4 -> record(account, withdrawal(amount(), "card"));
            case 5 -> transfer(account, account());
            case 6, 7 -> record(account, new HoldPlaced(amount(), expiry(), "travel", text()));
            case 8 -> endHold(account);
            case 9 -> expireHolds(account);
            case 10, 11 -> reverse(account);
            case 12 -> record(account, new OverdraftLimitChanged(amount(), text()));
            default -> changeState(account);
        }
    }

    private PlainAccount account() {
        var usable = accounts.stream()
                .filter(account -> !account.status.equals("closed"))
                .toList();
        if (usable.size() < accountsAtOnce) {
            var account = new PlainAccount(new UUID(random.nextLong(), random.nextLong()));
            accounts.add(account);
            record(account, new AccountOpened("owner-" + random.nextInt(3), amount(), text()));
            return account;
        }
        return oneOf(usable);
    }

    private MoneyDeposited deposit() {
        var channel = random.nextBoolean() ? "cash" : Channel.UNSPECIFIED;
        return new MoneyDeposited(amount(), valueDate(), channel, null, text());
    }

    private MoneyWithdrawn withdrawal(Money amount, String channel) {
        return new MoneyWithdrawn(amount, valueDate(), channel, "groceries", text());
    }

    private void transfer(PlainAccount from, PlainAccount to) {
        if (from != to) {
            var id = new UUID(random.nextLong(), random.nextLong());
            var amount = amount();
            var there = new OtherLeg(id, to.id, to.version + 1);
            var here = new OtherLeg(id, from.id, from.version + 1);
            var date = valueDate();
            record(from, new TransferSent(there, amount, date, null, null));
            record(to, new TransferReceived(here, amount, date, null, null));
        }
    }

    private void endHold(PlainAccount account) {
        if (!account.open.isEmpty()) {
            var id = oneOf(account.open.keySet());
            var held = account.openHold(id).amount().minor();
            record(
                    account,
                    random.nextBoolean()
                            ? new HoldReleased(id, text())
                            : new HoldCaptured(
                                    id, new Money(random.nextLong(held) + 1, EUR), valueDate(), "travel", text()));
        }
    }

    private void expireHolds(PlainAccount account) {
        var overdue = new ArrayList<>(account.open.keySet());
        overdue.removeIf(id -> {
            var expiresAt = account.openHold(id).expiresAt();
            return expiresAt == null || expiresAt.isAfter(recordedAt);
        });
        overdue.forEach(id -> record(account, new HoldExpired(id)));
    }

    private void reverse(PlainAccount account) {
        var ids = new ArrayList<>(account.entries.keySet());
        ids.removeAll(account.reversedBy.keySet());
        if (!ids.isEmpty()) {
            reverse(account, oneOf(ids));
        }
    }

    private void reverse(PlainAccount account, long id) {
        switch (account.entry(id)) {
            case MoneyDeposited entry -> record(account, reversal(account, id, EntryKind.DEPOSIT, null));
            case MoneyWithdrawn entry -> record(account, reversal(account, id, EntryKind.WITHDRAWAL, null));
            case HoldCaptured entry -> record(account, reversal(account, id, EntryKind.CAPTURE, null));
            case TransferSent(var other, var amount, var date, var category, var text) ->
                reverseTransfer(account, id, other);
            case TransferReceived(var other, var amount, var date, var category, var text) ->
                reverseTransfer(account, id, other);
            default -> throw new IllegalStateException("no entry");
        }
    }

    private void reverseTransfer(PlainAccount account, long id, OtherLeg leg) {
        var other = accounts.stream()
                .filter(candidate -> candidate.id.equals(leg.accountId()))
                .findFirst()
                .orElseThrow();
        if (!other.status.equals("closed")) {
            var there = new OtherLeg(leg.transferId(), other.id, other.version + 1);
            var here = new OtherLeg(leg.transferId(), account.id, account.version + 1);
            record(account, reversal(account, id, EntryKind.TRANSFER, there));
            record(other, reversal(other, leg.version(), EntryKind.TRANSFER, here));
        }
    }

    private EntryReversed reversal(PlainAccount account, long id, EntryKind kind, @Nullable OtherLeg other) {
        var change = account.change(id);
        return new EntryReversed(
                id,
                kind,
                new Money(Math.abs(change), EUR),
                change > 0 ? Direction.DEBIT : Direction.CREDIT,
                true,
                valueDate(),
                Entry.of(account.entry(id)).orElseThrow().category(),
                other,
                text());
    }

    private void changeState(PlainAccount account) {
        if (account.status.equals("frozen")) {
            record(account, new AccountUnfrozen(text()));
        } else if (mayClose && account.open.isEmpty() && random.nextBoolean()) {
            var balance = new Money(Math.abs(account.balance()), EUR);
            if (account.balance() > 0) {
                record(account, withdrawal(balance, "transfer"));
            } else if (account.balance() < 0) {
                record(account, new MoneyDeposited(balance, valueDate(), "transfer", null, null));
            }
            record(account, new AccountClosed(text()));
        } else {
            record(account, new AccountFrozen(text()));
        }
    }

    private void record(PlainAccount account, AccountEvent event) {
        account.add(event);
        var type = EventType.of(event);
        var schemaVersion =
                event instanceof MoneyDeposited deposited && deposited.channel().equals(Channel.UNSPECIFIED)
                        ? 1
                        : type.newestVersion();
        var partition = Math.floorMod(account.id.hashCode(), PARTITIONS);
        var recorded = new RecordedEvent(
                LEDGER,
                partition,
                ++positions[partition],
                account.id,
                account.version,
                new UUID(random.nextLong(), random.nextLong()),
                type.eventName(),
                schemaVersion,
                EventJson.write(event, schemaVersion),
                recordedAt,
                new EventOrigin("tests", null, null, null, null),
                new byte[32],
                new byte[32]);
        events.add(new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1));
    }

    private @Nullable Instant expiry() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> recordedAt.plusSeconds(random.nextInt(1, 60));
            default -> now.plus(Duration.ofDays(1));
        };
    }

    /** Most are near, some are years away. */
    private LocalDate valueDate() {
        var spread = random.nextInt(10) == 0 ? 2_000 : 5;
        return VALUE_DATE.plusDays(random.nextInt(-spread, spread + 1));
    }

    private Money amount() {
        return new Money(random.nextLong(1, 100_000), EUR);
    }

    private @Nullable PlainText text() {
        return random.nextBoolean() ? null : PlainText.ofEntry("what", null, "reference", "why");
    }

    private <T> T oneOf(Collection<T> all) {
        return List.copyOf(all).get(random.nextInt(all.size()));
    }
}
