package io.fundsledger.cli.exporting;

import io.fundsledger.events.LogPosition;

/** What the service gave is not an unbroken chain: the log was changed, or damaged on its way. */
final class BrokenChainException extends RuntimeException {

    BrokenChainException(LogPosition position, String reason) {
        super("the log is wrong at position %s: %s".formatted(position, reason));
    }
}
