package io.fundsledger.projector.reconciliation;

import java.util.Locale;

/** What views tell of an entry; not each of them all of it. */
enum Field {
    AMOUNT,
    CURRENCY,
    VALUE_DATE,
    RECORDED_AT,
    EVENT_ID,
    POSITION,
    TYPE,
    LEDGER_ACCOUNT,
    CHANNEL,
    TRANSFER_ID,
    OTHER_ACCOUNT_ID,
    HOLD_ID,
    REVERSES,
    CATEGORY,
    DESCRIPTION,
    COUNTERPARTY,
    REFERENCE,
    /** The running balance of a statement line. */
    BALANCE_AFTER,
    BOOKING_DATE,
    /** The running totals of a posting. */
    DEBITS_AFTER,
    CREDITS_AFTER;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
