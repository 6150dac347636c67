package io.fundsledger.simulation.audit;

/** Something that must hold does not. No handler of failures may take it for one of the store's, so it is no exception. */
public final class Breach extends Error {

    public Breach(String what) {
        super(what);
    }

    /** Throws a breach unless something holds. */
    static void unless(boolean holds, String otherwise, Object... figures) {
        if (!holds) {
            throw new Breach(otherwise.formatted(figures));
        }
    }
}
