package io.fundsledger.query.freshness;

/** A query could not look at the views in time. */
final class NoTurnException extends RuntimeException {

    NoTurnException(String message) {
        super(message, null, false, false);
    }
}
