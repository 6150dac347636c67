package io.fundsledger.projector.reconciliation;

/** The views cannot be compared as things stand; nothing is wrong with them. */
final class NotComparableException extends RuntimeException {
    NotComparableException(String message) {
        super(message);
    }
}
