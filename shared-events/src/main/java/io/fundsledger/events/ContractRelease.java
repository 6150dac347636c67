package io.fundsledger.events;

/**
 * The releases of this contract, oldest first. A ledger writes what the release that all of its readers have can read, so
 * that readers are upgraded first.
 */
public enum ContractRelease {
    RELEASE_0_1,
    RELEASE_0_2
}
