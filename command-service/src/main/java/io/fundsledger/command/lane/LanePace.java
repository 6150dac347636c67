package io.fundsledger.command.lane;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Lets commands gather where many come. Every batch costs the store about what twenty commands cost it; and with both sides
 * at work on the same processors, a lane that takes whatever is there makes batches so small that all go slower. A lane that
 * takes all of them makes them so large that nobody has work while one commits. So half of those at hand are waited for, as
 * long as any come. Where few come, nobody waits.
 */
final class LanePace {

    /** Who comes alone, or nearly so, is not kept waiting for others. */
    private static final int FEW = 8;

    /** As long as more come within this time, others are on their way. */
    private static final Duration STEP = Duration.ofNanos(500_000);

    private static final Duration MOST = Duration.ofMillis(8);

    private final Pauses pauses;
    private int enough;

    LanePace(Pauses pauses) {
        this.pauses = pauses;
    }

    /**
     * Waits as long as more and more commands are waiting, and they are not yet enough.
     *
     * @param waiting how many are
     */
    void await(IntSupplier waiting) {
        if (enough < FEW) {
            return;
        }
        var until = pauses.nanoTime() + MOST.toNanos();
        var before = 0;
        for (var now = waiting.getAsInt();
                now > before && now < enough && pauses.nanoTime() - until < 0;
                now = waiting.getAsInt()) {
            before = now;
            pauses.pause(STEP);
        }
    }

    /**
     * A batch is answered.
     *
     * @param commands in it
     * @param waiting how many wait by now
     */
    void answered(int commands, int waiting) {
        enough = (commands + waiting) / 2;
    }
}
