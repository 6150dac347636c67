package io.fundsledger.command.account;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Close;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Unfreeze;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Refused;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decider, with what a lane and a log do around it kept in memory. */
public final class DeciderLedger implements RulesLedger {

    private static final UUID TRANSFER = new UUID(0, 1);

    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<UUID, String> names = new HashMap<>();

    @Override
    public Outcome execute(Instruction instruction) {
        return switch (ledger.execute(command(instruction))) {
            case Refused(var refusal) -> new Outcome(name(refusal), Map.of());
            case Accepted(var changes) -> {
                var versions = new HashMap<String, Long>();
                changes.forEach(change -> versions.put(
                        Objects.requireNonNull(names.get(change.accountId())),
                        ledger.account(change.accountId()).version()));
                yield new Outcome("ok", versions);
            }
        };
    }

    @Override
    public void pass(Duration time) {
        ledger.pass(time);
    }

    @Override
    public Figures figures(String name) {
        return switch (ledger.account(id(name))) {
            case Known known ->
                new Figures(
                        known.balance().toDecimal(),
                        known.heldAt(ledger.now()).toDecimal(),
                        known.availableAt(ledger.now()).toDecimal(),
                        known.overdraftLimit().toDecimal(),
                        known.version(),
                        status(known));
            case Account.Unopened none -> new Figures("", "", "", "", 0, "unopened");
        };
    }

    private static String status(Known account) {
        return switch (account) {
            case Opened opened -> opened.frozen() ? "frozen" : "open";
            case Closed closed -> "closed";
        };
    }

    private AccountCommand command(Instruction said) {
        var id = id(said.account());
        var version = said.ifVersion();
        return switch (said.verb()) {
            case "open" -> new OpenAccount(id, version, "owner-" + said.account(), limit(said), said.number());
            case "deposit" -> new Deposit(id, version, "cash", entry(said));
            case "withdraw" -> new Withdraw(id, version, "card", entry(said));
            case "transfer" -> new Transfer(id, version, id(Objects.requireNonNull(said.to())), TRANSFER, entry(said));
            case "hold" -> new PlaceHold(id, version, required(said), expiresAt(said), null, null);
            case "capture" -> new CaptureHold(id, version, entryId(said), amount(said), null);
            case "release" -> new ReleaseHold(id, version, entryId(said), null);
            case "reverse" -> new ReverseEntry(id, version, entryId(said), said.forced(), null, null);
            case "limit" -> new SetOverdraftLimit(id, version, required(said), null);
            case "freeze" -> new Freeze(id, version, null);
            case "unfreeze" -> new Unfreeze(id, version, null);
            case "close" -> new Close(id, version, null);
            default -> throw new AssertionError("no such command: " + said.verb());
        };
    }

    private @Nullable Instant expiresAt(Instruction said) {
        return said.lasting() == null ? null : ledger.now().plus(said.lasting());
    }

    private static long entryId(Instruction said) {
        return Objects.requireNonNull(said.entry());
    }

    private static Entry entry(Instruction said) {
        return new Entry(required(said), null, null, null);
    }

    private static Money limit(Instruction said) {
        return said.amount() == null ? Money.zero(Currency.of(said.currency())) : required(said);
    }

    private static Money required(Instruction said) {
        return Objects.requireNonNull(amount(said));
    }

    private static @Nullable Money amount(Instruction said) {
        return said.amount() == null ? null : Money.parse(said.amount(), Currency.of(said.currency()));
    }

    private UUID id(String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        names.put(id, name);
        return id;
    }

    /** {@code InsufficientFunds} is {@code insufficient-funds}. */
    private static String name(Refusal refusal) {
        return refusal.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
