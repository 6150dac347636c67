package io.fundsledger.command.log;

import java.util.List;

/**
 * What is recorded of a command with the first of its events.
 *
 * @param fingerprint of the command's content, 32 bytes
 * @param parts all of its events, its own account's first
 */
@SuppressWarnings("ArrayRecordComponent")
public record CommandHead(String idempotencyKey, byte[] fingerprint, List<CommandPart> parts) {}
