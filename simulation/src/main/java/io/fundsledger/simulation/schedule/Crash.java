package io.fundsledger.simulation.schedule;

/** Ends code in the midst of what it does, as a machine that stops would: no handler of failures may catch it. */
public final class Crash extends Error {

    Crash() {
        super("crashed", null, false, false);
    }
}
