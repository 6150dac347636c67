package io.fundsledger.simulation.store;

/** What becomes of a commit. */
public enum CommitFate {
    /** It happens, and its writer hears of it. */
    HAPPENS,
    /** It happens, and its writer does not hear of it. */
    HAPPENS_UNHEARD,
    /** It does not happen, and its writer does not hear of it. */
    LOST_UNHEARD,
    /** Its writer does not hear of it, and what becomes of it is settled later: until then it has its locks. */
    OPEN_UNHEARD
}
