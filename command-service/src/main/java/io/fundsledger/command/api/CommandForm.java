package io.fundsledger.command.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Close;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.Unfreeze;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.events.EventText.PlainText;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every command there is, and how it is read, whether it comes by itself or in a batch. */
enum CommandForm {
    OPEN,
    DEPOSIT,
    WITHDRAW,
    TRANSFER,
    HOLD,
    CAPTURE,
    RELEASE,
    REVERSE,
    LIMIT,
    FREEZE,
    UNFREEZE,
    CLOSE;

    private static final Map<String, CommandForm> BY_NAME =
            Stream.of(values()).collect(toMap(CommandForm::operation, identity()));

    static @Nullable CommandForm named(String operation) {
        return BY_NAME.get(operation);
    }

    /** The command's name in batches and in fingerprints, which never changes. */
    String operation() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The request that a call makes; refused with all that is wrong with it. */
    CommandRequest read(CommandCall call, @Nullable String traceparent) {
        return call.request(operation(), traceparent, command(call));
    }

    /** Reads all of the call, and makes the command only where nothing is wrong with it. */
    private Supplier<AccountCommand> command(CommandCall call) {
        return switch (this) {
            case OPEN -> open(call);
            case DEPOSIT -> entry(call, Deposit::new);
            case WITHDRAW -> entry(call, Withdraw::new);
            case TRANSFER -> transfer(call);
            case HOLD -> hold(call);
            case CAPTURE -> capture(call);
            case RELEASE -> release(call);
            case REVERSE -> reverse(call);
            case LIMIT -> limit(call);
            case FREEZE -> state(call, Freeze::new);
            case UNFREEZE -> state(call, Unfreeze::new);
            case CLOSE -> state(call, Close::new);
        };
    }

    private static Supplier<AccountCommand> open(CommandCall call) {
        var body = OpenAccountBody.read(call.fields());
        return () -> body.command(call);
    }

    private static Supplier<AccountCommand> entry(CommandCall call, EntryCommand command) {
        var id = call.accountId();
        var body = EntryBody.read(call.fields());
        return () -> command.of(call.valid(id), call.ifVersion(), body.channelOrNone(), body.entry(call));
    }

    private static Supplier<AccountCommand> transfer(CommandCall call) {
        var body = TransferBody.read(call.fields());
        return () -> body.command(call);
    }

    private static Supplier<AccountCommand> hold(CommandCall call) {
        var id = call.accountId();
        var body = HoldBody.read(call.fields());
        return () -> body.command(call, id);
    }

    private static Supplier<AccountCommand> capture(CommandCall call) {
        var id = call.accountId();
        var hold = call.version("holdId");
        var body = CaptureBody.read(call.fields());
        return () -> body.command(call, id, hold);
    }

    private static Supplier<AccountCommand> release(CommandCall call) {
        var id = call.accountId();
        var hold = call.version("holdId");
        var body = ReleaseBody.read(call.fields());
        return () -> body.command(call, id, hold);
    }

    private static Supplier<AccountCommand> reverse(CommandCall call) {
        var id = call.accountId();
        var entry = call.version("entryId");
        var body = ReversalBody.read(call.fields());
        return () -> body.command(call, id, entry);
    }

    private static Supplier<AccountCommand> limit(CommandCall call) {
        var id = call.accountId();
        var body = OverdraftLimitBody.read(call.fields());
        return () -> body.command(call, id);
    }

    private static Supplier<AccountCommand> state(CommandCall call, StateCommand command) {
        var id = call.accountId();
        var body = ReasonBody.read(call.fields());
        return () -> command.of(call.valid(id), call.ifVersion(), body.text());
    }

    private interface EntryCommand {
        AccountCommand of(UUID accountId, @Nullable Long ifVersion, String channel, Entry entry);
    }

    private interface StateCommand {
        AccountCommand of(UUID accountId, @Nullable Long ifVersion, @Nullable PlainText text);
    }
}
