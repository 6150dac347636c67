package io.fundsledger.cli.rest;

import java.math.BigDecimal;

/** An account's balance of a moment as query-service shows it. */
record DatedBalance(BigDecimal balance) {}
