package io.fundsledger.simulation.store;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection to the store, and the transaction on it. */
public final class Session {

    private final String owner;
    final Set<Integer> locks = new HashSet<>();

    @Nullable StoredCommit inDoubt;

    boolean ended;

    Session(String owner) {
        this.owner = owner;
    }

    public String owner() {
        return owner;
    }
}
