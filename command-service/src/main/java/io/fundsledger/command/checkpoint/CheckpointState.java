package io.fundsledger.command.checkpoint;

import java.util.Locale;

/** What an instance is doing about checkpoints. */
enum CheckpointState {
    STARTING,
    /** No key is configured: nothing is signed. */
    NO_KEY,
    /** Another instance signs. */
    STANDBY,
    SIGNING,
    /** The event store is away; goes on by itself. */
    WAITING,
    /** Alarm: events that the last checkpoint saw are gone from the end of a partition. */
    LOG_BEHIND_CHECKPOINT,
    /** Alarm: an event that the last checkpoint saw is another now. */
    LOG_REWRITTEN,
    /** Alarm: the last checkpoint in the store is not what this instance's key has signed. */
    CHECKPOINT_FORGED,
    /** Alarm: a checkpoint was published that the store does not hold. */
    CHECKPOINTS_BEHIND_TOPIC,
    STOPPED,
    /** Ended by an error of the machine or the program: only a restart helps. */
    DEAD;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
