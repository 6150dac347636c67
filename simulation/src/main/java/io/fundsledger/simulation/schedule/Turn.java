package io.fundsledger.simulation.schedule;

import java.util.function.BooleanSupplier;

/** How somebody lets the others have their turn; does not return where they are ended meanwhile. */
public interface Turn {

    /** Lets others go first. */
    default void pass(String what) {
        await(what, () -> true);
    }

    /** Whether whoever it was has been ended, so that nothing is tidied up any more. */
    default boolean isOver() {
        return false;
    }

    /** Lets others go first until something holds. */
    void await(String what, BooleanSupplier until);
}
