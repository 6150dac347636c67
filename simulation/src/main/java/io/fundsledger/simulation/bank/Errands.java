package io.fundsledger.simulation.bank;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.simulation.schedule.Chance;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a client wants, by chance: new commands, some again, some at once, some only to know what would come of them. */
final class Errands {

    private static final Currency EUR = Currency.of("EUR");
    private static final int FINGERPRINT_BYTES = 32;

    private final Chance chance;
    private final String actor;
    private final List<UUID> accounts;
    private final List<CommandRequest> before = new ArrayList<>();

    Errands(Chance chance, String actor, List<UUID> accounts) {
        this.chance = chance;
        this.actor = actor;
        this.accounts = accounts;
    }

    CommandBatch next() {
        var kind = chance.below(10);
        return switch (kind) {
            case 0 -> new CommandBatch(List.of(fresh()), false, true);
            case 1, 2 -> new CommandBatch(several(), kind == 1, false);
            case 3 -> new CommandBatch(List.of(before.isEmpty() ? fresh() : chance.oneOf(before)), false, false);
            default -> new CommandBatch(List.of(fresh()), false, false);
        };
    }

    /** Different keys: the same one twice in a batch is another matter. */
    private List<CommandRequest> several() {
        return IntStream.range(0, 2 + chance.below(2)).mapToObj(i -> fresh()).toList();
    }

    private CommandRequest fresh() {
        var key = "key-%d".formatted(chance.oneIn(30) ? Math.max(0, before.size() - 1) : before.size());
        var command = command(chance.oneOf(accounts));
        var request = new CommandRequest(command, new CommandKey(actor, key), fingerprint(command), null, null, null);
        before.add(request);
        return request;
    }

    private AccountCommand command(UUID account) {
        var version = chance.oneIn(6) ? 1L + chance.below(8) : null;
        return switch (chance.below(16)) {
            case 0, 1 -> open(account);
            case 2, 3, 4, 5 -> new Deposit(account, version, "cash", entry(80));
            case 6, 7, 8 -> new Withdraw(account, version, "card", entry(60));
            case 9, 10, 11 -> new Transfer(account, version, chance.oneOf(accounts), chance.id(), entry(50));
            case 12 -> new PlaceHold(account, version, money(40), null, null, null);
            case 13 ->
                chance.oneIn(2)
                        ? new CaptureHold(account, version, entryId(), null, null)
                        : new ReleaseHold(account, version, entryId(), null);
            case 14 -> new ReverseEntry(account, version, entryId(), false, null, null);
            default -> new SetOverdraftLimit(account, version, money(50), null);
        };
    }

    private OpenAccount open(UUID account) {
        var number = chance.oneIn(3) ? "number-" + chance.below(3) : null;
        return new OpenAccount(account, null, "owner-1", money(50), number);
    }

    private long entryId() {
        return 1L + chance.below(8);
    }

    private Entry entry(int most) {
        return new Entry(money(most), null, null, null);
    }

    private Money money(int most) {
        return new Money(1 + chance.below(most), EUR);
    }

    private static byte[] fingerprint(AccountCommand command) {
        return ByteBuffer.allocate(FINGERPRINT_BYTES)
                .putInt(command.toString().hashCode())
                .array();
    }
}
