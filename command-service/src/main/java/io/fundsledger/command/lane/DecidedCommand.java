package io.fundsledger.command.lane;

import io.fundsledger.command.lane.Outcome.Recorded;

/**
 * A command that was accepted earlier in the same batch.
 *
 * @param fingerprint of its content, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record DecidedCommand(Recorded outcome, byte[] fingerprint) {}
