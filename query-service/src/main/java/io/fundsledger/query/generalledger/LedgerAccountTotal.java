package io.fundsledger.query.generalledger;

import io.fundsledger.events.money.Currency;
import java.math.BigDecimal;

/** What a ledger account comes to; debits and credits are minor units, zero or more. */
record LedgerAccountTotal(String account, Currency currency, BigDecimal debits, BigDecimal credits) {}
