package io.fundsledger.cli.rest;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long one request is repeated, and how long to wait in between: longer each time, never all callers at once. */
final class Patience {

    private static final String POSITION_NOT_REACHED = "position-not-reached";
    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final URI target;
    private final Duration limit;
    private final Waiting waiting;
    private long start = System.nanoTime();
    private String lastReason = "";
    private long wait = FIRST_WAIT_MILLIS;

    Patience(URI target, Duration limit, Waiting waiting) {
        this.target = target;
        this.limit = limit;
        this.waiting = waiting;
    }

    /** Begins anew with every answer that shows the view coming nearer: what is on its way has not gone. */
    void pause(Refused refusal) throws InterruptedException {
        var reason = refusal.toString();
        if (refusal.code().equals(POSITION_NOT_REACHED) && !reason.equals(lastReason)) {
            start = System.nanoTime();
        }
        lastReason = reason;
        pause(reason);
    }

    void pause(String reason) throws InterruptedException {
        var waited = Duration.ofNanos(System.nanoTime() - start);
        if (waited.compareTo(limit) > 0) {
            throw new ServiceUnavailableException(target, limit, reason);
        }
        waiting.noticed(target, waited, limit, reason);
        Thread.sleep(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
        wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
    }
}
