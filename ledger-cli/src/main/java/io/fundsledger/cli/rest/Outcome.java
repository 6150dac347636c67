package io.fundsledger.cli.rest;

import java.math.BigDecimal;
import java.time.Instant;

/** What the command line reads of a command's answer. */
record Outcome(BigDecimal balance, long version, String position, Instant recordedAt) {}
