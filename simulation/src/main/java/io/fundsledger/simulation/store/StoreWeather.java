package io.fundsledger.simulation.store;

/** How the store behaves. */
public interface StoreWeather {

    /** A store that does what it is told. */
    StoreWeather FAIR = () -> CommitFate.HAPPENS;

    /** What becomes of the commit that is now asked for. */
    CommitFate nextCommit();
}
