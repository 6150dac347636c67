package io.fundsledger.cli.rest;

import java.math.BigDecimal;

/**
 * A command that is in the log.
 *
 * @param version the account's version that the command made
 * @param position the token to ask a query with, such as {@code 5:1023}
 * @param replayed whether it had been recorded before this request was made
 */
public record Recorded(BigDecimal balance, long version, String position, boolean replayed) implements Answer {}
