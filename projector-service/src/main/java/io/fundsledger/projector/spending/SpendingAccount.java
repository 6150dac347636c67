package io.fundsledger.projector.spending;

import io.fundsledger.events.money.Currency;
import java.util.UUID;

/** An account as far as its spending goes. */
record SpendingAccount(UUID accountId, Currency currency, int logPartition) {}
