package io.fundsledger.command.lane;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a lane lets time pass, before a batch and between two attempts at one. */
public interface Pauses {

    /** Those of the machine. */
    Pauses REAL = new Pauses() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time) {
            LockSupport.parkNanos(time.toNanos());
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    void pause(Duration time);
}
