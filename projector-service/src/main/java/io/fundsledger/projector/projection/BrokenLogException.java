package io.fundsledger.projector.projection;

/** What came from the topic is not the log that the projection has followed so far: the partition must not go on. */
final class BrokenLogException extends RuntimeException {

    private final String reason;
    private final boolean curableByRereading;

    private BrokenLogException(String reason, boolean curableByRereading) {
        super(reason);
        this.reason = reason;
        this.curableByRereading = curableByRereading;
    }

    static BrokenLogException forGood(String reason) {
        return new BrokenLogException(reason, false);
    }

    /** As {@link #forGood}, unless the topic shows something better when it is read from its beginning. */
    static BrokenLogException perhaps(String reason) {
        return new BrokenLogException(reason, true);
    }

    String reason() {
        return reason;
    }

    boolean isCurableByRereading() {
        return curableByRereading;
    }
}
