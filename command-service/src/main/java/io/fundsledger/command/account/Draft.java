package io.fundsledger.command.account;

import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account that a command is about to change.
 *
 * @param own whether it is the one that the command names, so that its figures may be told
 * @param before as the command found it
 * @param now after the events
 * @param events of overdue holds that expire first, then what the command brings about
 */
record Draft(UUID accountId, boolean own, Opened before, Account now, List<AccountEvent> events) {

    static Draft of(UUID accountId, boolean own, Opened account, Instant at) {
        var draft = new Draft(accountId, own, account, account, List.of());
        for (var holdId : account.holds().overdueAt(at)) {
            draft = draft.with(new HoldExpired(holdId));
        }
        return draft;
    }

    Draft with(AccountEvent event) {
        var more = Stream.concat(events.stream(), Stream.of(event)).toList();
        return new Draft(accountId, own, before, now.evolve(event), more);
    }

    /** As it is before the command's own event. */
    Opened account() {
        return (Opened) now;
    }

    Currency currency() {
        return before.currency();
    }

    /** Nothing overdue is among the holds any more, so all of them count. */
    Money available() {
        var held = new Money(account().holds().total(), currency());
        return account().balance().plus(account().overdraftLimit()).minus(held);
    }

    long nextVersion() {
        return now.version() + 1;
    }

    /** A figure of this account, or null if it is none of the caller's business. */
    <T> @Nullable T told(T figure) {
        return own ? figure : null;
    }

    Decision accepted(Draft... others) {
        return new Accepted(Stream.concat(Stream.of(this), Stream.of(others))
                .map(Draft::change)
                .toList());
    }

    private Change change() {
        return new Change(accountId, events);
    }
}
