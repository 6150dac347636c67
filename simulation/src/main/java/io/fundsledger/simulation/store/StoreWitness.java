package io.fundsledger.simulation.store;

/** Sees what happens to the log. */
public interface StoreWitness {

    StoreWitness NONE = new StoreWitness() {
        @Override
        public void committed(StoredCommit commit) {}

        @Override
        public void collided(String constraint) {}
    };

    /** Right after it. */
    void committed(StoredCommit commit);

    /** A transaction was refused since it would have broken a constraint. */
    void collided(String constraint);
}
