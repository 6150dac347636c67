package io.fundsledger.projector.projection;

import java.time.Duration;

/** How long to wait before trying again: twice as long each time, up to a bound. */
final class BackOff {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = SHORTEST;

    Duration next() {
        var pause = next;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }

    void reset() {
        next = SHORTEST;
    }
}
