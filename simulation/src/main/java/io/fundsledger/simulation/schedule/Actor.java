package io.fundsledger.simulation.schedule;

/** Somebody who does one bounded thing at a time. */
public interface Actor {

    String name();

    /** Whether there is anything to do. */
    boolean isReady();

    /** Does it; returns what it was, or will be next, for a person. */
    String step();
}
