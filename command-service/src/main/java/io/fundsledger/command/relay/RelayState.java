package io.fundsledger.command.relay;

/** What a relay is doing. */
public enum RelayState {
    STARTING,
    /** Carrying the partitions that it holds, if there are any. */
    RELAYING,
    /** Kafka or the event store is away; goes on by itself. */
    WAITING,
    /** Kafka holds what the log does not; nothing is published and nothing accepted until an operator has decided. */
    LOG_BEHIND_TOPIC,
    /** The topic is not as the contract says; nothing is published. */
    WRONG_TOPIC,
    STOPPED,
    /** Ended by an error of the machine or the program: only a restart helps. */
    DEAD
}
