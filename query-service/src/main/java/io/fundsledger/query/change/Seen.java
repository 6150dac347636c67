package io.fundsledger.query.change;

import java.util.UUID;

/**
 * How far somebody knows an account.
 *
 * @param version up to which; 0 is nothing
 */
public record Seen(UUID accountId, long version) {}
