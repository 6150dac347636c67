package io.fundsledger.simulation.fault;

/** Mistakes that are put in on purpose, to see that the simulation finds them. */
public enum Fault {
    NONE,
    /** An append locks all of its partitions but the last. */
    HEAD_NOT_LOCKED,
    /** A lane is not told what other instances have appended, and goes on with the accounts in its memory. */
    CACHE_NOT_EVICTED,
    /** Neither is a command's key looked up before it is decided, nor is there an index that knows it. */
    REPEATED_COMMAND_NOT_DROPPED,
    /** The checkpoint of a projection is committed before the rows that it speaks of. */
    CHECKPOINT_TOO_EARLY,
    /** A checkpoint is moved without a look at where it is, so that events are applied again. */
    REPEATED_EVENT_NOT_DROPPED
}
