package io.fundsledger.command.account;

import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.OtherLeg;
import java.time.LocalDate;

/** Money that comes in, goes out, or goes from one account to another. */
final class EntryRules {

    private EntryRules() {}

    static Decision deposit(Deposit deposit, Draft account, Moment moment) {
        var entry = deposit.entry();
        var deposited = new MoneyDeposited(
                entry.amount(), valueDate(entry, moment), deposit.channel(), entry.category(), entry.text());
        return Checks.currency(account, entry.amount())
                .or(() -> Checks.range(account, deposited, entry.amount()))
                .map(Decision::refused)
                .orElseGet(() -> account.with(deposited).accepted());
    }

    static Decision withdraw(Withdraw withdraw, Draft account, Moment moment) {
        var entry = withdraw.entry();
        var withdrawn = new MoneyWithdrawn(
                entry.amount(), valueDate(entry, moment), withdraw.channel(), entry.category(), entry.text());
        return Checks.frozen(account)
                .or(() -> Checks.currency(account, entry.amount()))
                .or(() -> Checks.funds(account, entry.amount()))
                .map(Decision::refused)
                .orElseGet(() -> account.with(withdrawn).accepted());
    }

    static Decision transfer(Transfer transfer, Draft sender, Draft receiver, Moment moment) {
        var entry = transfer.entry();
        var amount = entry.amount();
        var valueDate = valueDate(entry, moment);
        var to = new OtherLeg(transfer.transferId(), receiver.accountId(), receiver.nextVersion());
        var from = new OtherLeg(transfer.transferId(), sender.accountId(), sender.nextVersion());
        var sent = new TransferSent(to, amount, valueDate, entry.category(), entry.text());
        var received = new TransferReceived(from, amount, valueDate, entry.category(), entry.text());
        return Checks.frozen(sender)
                .or(() -> Checks.currency(sender, amount))
                .or(() -> Checks.currency(receiver, amount))
                .or(() -> Checks.range(receiver, received, amount))
                .or(() -> Checks.funds(sender, amount))
                .map(Decision::refused)
                .orElseGet(() -> sender.with(sent).accepted(receiver.with(received)));
    }

    private static LocalDate valueDate(Entry entry, Moment moment) {
        var given = entry.valueDate();
        return given == null ? moment.today() : given;
    }
}
