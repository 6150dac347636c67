package io.fundsledger.endtoend.bank;

import io.fundsledger.events.money.Currency;
import java.util.UUID;

/** An account that the clients work on. */
record BankAccount(UUID id, Currency currency) {}
