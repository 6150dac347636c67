package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand;
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
import org.jspecify.annotations.Nullable;

/** Where query-service shows what a command made. */
final class CommandLocation {

    private CommandLocation() {}

    /** The path; null if the command made nothing that could be pointed to. */
    static @Nullable String of(AccountCommand command, long entryId) {
        var account = "/v1/accounts/" + command.accountId();
        return switch (command) {
            case OpenAccount open -> account;
            case Deposit deposit -> account + "/entries/" + entryId;
            case Withdraw withdraw -> account + "/entries/" + entryId;
            case Transfer transfer -> account + "/entries/" + entryId;
            case CaptureHold capture -> account + "/entries/" + entryId;
            case ReverseEntry reverse -> account + "/entries/" + entryId;
            case PlaceHold place -> account + "/holds/" + entryId;
            case ReleaseHold release -> account + "/holds/" + release.entryId();
            case ExpireHold expire -> account + "/holds/" + expire.entryId();
            case SetOverdraftLimit limit -> null;
            case Freeze freeze -> null;
            case Unfreeze unfreeze -> null;
            case Close close -> null;
        };
    }
}
