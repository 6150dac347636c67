package io.fundsledger.command.log;

import java.util.UUID;

/**
 * Where the log holds a command's first event.
 *
 * @param fingerprint of the command's content, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedCommand(UUID accountId, long version, byte[] fingerprint) {}
