package io.fundsledger.cli.rest;

import java.math.BigDecimal;

/** The balances before and after a statement, as query-service shows them. */
public record StatementBalances(BigDecimal openingBalance, BigDecimal closingBalance) {}
