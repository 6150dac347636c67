package io.fundsledger.command.log;

import java.util.List;

/**
 * What is recorded of a command with the first of its events.
 *
 * @param fingerprint of the command's content, 32 bytes; empty where it is not known
 * @param parts all of its events, its own account's first
 */
@SuppressWarnings("ArrayRecordComponent")
public record CommandHead(String idempotencyKey, byte[] fingerprint, List<CommandPart> parts) {

    private static final byte[] NOT_KNOWN = {};

    /** What an exported log tells of a command. */
    public static CommandHead imported(String commandKeyHash) {
        return new CommandHead(ImportedKey.of(commandKeyHash), NOT_KNOWN, List.of());
    }
}
