package io.fundsledger.projector.accounts;

import io.fundsledger.events.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold that no event has ended.
 *
 * @param expiresAt from when on it counts no more; null is never
 */
record OpenHold(AccountVersion id, Money amount, @Nullable Instant expiresAt) {}
