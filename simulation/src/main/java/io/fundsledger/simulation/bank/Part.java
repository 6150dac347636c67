package io.fundsledger.simulation.bank;

import io.fundsledger.simulation.schedule.Actor;

/** A process that can be ended at any statement, and comes back with nothing in its memory. */
interface Part extends Actor {

    boolean isUp();

    void start();

    void crash();
}
