package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the reversal of an entry does.
 *
 * @param leg the other one of a transfer, which is undone with it
 */
record Undoing(
        EntryKind kind,
        Money amount,
        Direction direction,
        @Nullable OtherLeg leg) {

    /** Nothing where no money was moved, or where it was moved back. */
    static Optional<Undoing> of(@Nullable AccountEvent event) {
        return switch (event) {
            case AccountEvent.MoneyDeposited deposited ->
                Optional.of(new Undoing(EntryKind.DEPOSIT, deposited.amount(), Direction.DEBIT, null));
            case AccountEvent.MoneyWithdrawn withdrawn ->
                Optional.of(new Undoing(EntryKind.WITHDRAWAL, withdrawn.amount(), Direction.CREDIT, null));
            case AccountEvent.HoldCaptured captured ->
                Optional.of(new Undoing(EntryKind.CAPTURE, captured.amount(), Direction.CREDIT, null));
            case AccountEvent.TransferSent sent ->
                Optional.of(new Undoing(EntryKind.TRANSFER, sent.amount(), Direction.CREDIT, sent.other()));
            case AccountEvent.TransferReceived received ->
                Optional.of(new Undoing(EntryKind.TRANSFER, received.amount(), Direction.DEBIT, received.other()));
            case null -> Optional.empty();
            case AccountEvent.AccountOpened _,
                    AccountEvent.HoldPlaced _,
                    AccountEvent.HoldReleased _,
                    AccountEvent.HoldExpired _,
                    AccountEvent.EntryReversed _,
                    AccountEvent.OverdraftLimitChanged _,
                    AccountEvent.AccountFrozen _,
                    AccountEvent.AccountUnfrozen _,
                    AccountEvent.AccountClosed _ -> Optional.empty();
        };
    }

    boolean takesFrom(boolean own) {
        return own == (direction == Direction.DEBIT);
    }

    /** In the words of {@link Words}. */
    String words(long entryId, boolean own, boolean forced, String other) {
        var direction = takesFrom(own) ? Direction.DEBIT : Direction.CREDIT;
        return "reversed %s %d: %s %s, forced %s, other %s".formatted(kind, entryId, direction, amount, forced, other);
    }
}
