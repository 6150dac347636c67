package io.fundsledger.projector.accounts;

import io.fundsledger.events.RecordedEvent;

/**
 * What an account is besides its balance. Every event leaves a statement line, a standing, or both, as a capture does.
 *
 * @param recorded the event that left it so
 */
record Standing(RecordedEvent recorded, AccountState state) {}
