package io.fundsledger.projector.generalledger;

import static io.fundsledger.events.Direction.CREDIT;

import io.fundsledger.events.money.Money;
import io.fundsledger.projector.entry.Entry;
import java.util.Objects;

/**
 * What an entry is in the general ledger: the same amount on the debit side of one account and the credit side of another,
 * one of which is what is owed to customers.
 */
record Posting(LedgerAccount debited, LedgerAccount credited, Money amount) {

    /** Of anything but a reversal. */
    static Posting of(Entry entry) {
        var other = otherSide(entry);
        var customers = LedgerAccount.customers(entry.amount().currency());
        return entry.direction() == CREDIT
                ? new Posting(other, customers, entry.amount())
                : new Posting(customers, other, entry.amount());
    }

    private static LedgerAccount otherSide(Entry entry) {
        var currency = entry.amount().currency();
        return switch (entry.type()) {
            case DEPOSIT, WITHDRAWAL -> LedgerAccount.channel(Objects.requireNonNull(entry.channel()), currency);
            case TRANSFER_IN, TRANSFER_OUT -> LedgerAccount.inTransit(currency);
            case CAPTURE -> LedgerAccount.captures(currency);
            case REVERSAL -> throw new IllegalArgumentException("the other side of a reversal is its original's");
        };
    }

    /** What undoes it. */
    Posting reversed() {
        return new Posting(credited, debited, amount);
    }

    /** Whether it moves on the customer's account what the entry does. */
    boolean moves(Entry entry) {
        var customers = LedgerAccount.customers(entry.amount().currency());
        return amount.equals(entry.amount()) && customers.equals(entry.direction() == CREDIT ? credited : debited);
    }
}
