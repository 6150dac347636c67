package io.fundsledger.cli.rest;

import java.math.BigDecimal;

/** An account's balance as query-service shows it. */
public record AccountBalance(BigDecimal balance, String currency, long version) {}
