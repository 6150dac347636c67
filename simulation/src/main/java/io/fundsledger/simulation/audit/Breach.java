package io.fundsledger.simulation.audit;

import java.util.function.Supplier;

/** Something that must hold does not. No handler of failures may take it for one of the store's, so it is no exception. */
public final class Breach extends Error {

    public Breach(String what) {
        super(what);
    }

    /** Throws a breach unless something holds. */
    static void unless(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Breach(otherwise.get());
        }
    }
}
