package io.fundsledger.events;

import java.util.UUID;

/**
 * The event of the other account that came about together with this one.
 *
 * @param transferId of the transfer that both are legs of, or that both reverse
 * @param accountId the other account
 * @param version the other account's version at which it is
 */
public record OtherLeg(UUID transferId, UUID accountId, long version) {
    public OtherLeg {
        Require.version(version);
    }
}
