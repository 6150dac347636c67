package io.fundsledger.command.log;

import io.fundsledger.events.CommandKeyHash;

/**
 * What is recorded in the place of an idempotency key with an event that came from an exported log, which tells only a hash
 * of the key: enough to know the command when it comes again. No caller's key begins like this.
 */
final class ImportedKey {

    private static final String MARK = "#";

    private ImportedKey() {}

    static String of(String commandKeyHash) {
        return MARK + commandKeyHash;
    }

    static String of(CommandKey key) {
        return of(CommandKeyHash.of(key.actor(), key.idempotencyKey()));
    }

    /** The hash that is published of a key as it is recorded. */
    static String published(String actor, String recordedKey) {
        return recordedKey.startsWith(MARK)
                ? recordedKey.substring(MARK.length())
                : CommandKeyHash.of(actor, recordedKey);
    }
}
