package io.fundsledger.command.log;

import java.util.UUID;

/**
 * The events of one command on one account.
 *
 * @param first the version that the first of them made
 * @param last the version that the last of them made
 */
public record CommandPart(UUID accountId, long first, long last) {

    public int events() {
        return Math.toIntExact(last - first + 1);
    }
}
