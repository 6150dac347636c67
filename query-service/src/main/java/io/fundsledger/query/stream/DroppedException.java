package io.fundsledger.query.stream;

/** A stream has to end, and its reader can be told. */
final class DroppedException extends Exception {

    private final transient DropReason reason;

    DroppedException(DropReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    DropReason reason() {
        return reason;
    }
}
