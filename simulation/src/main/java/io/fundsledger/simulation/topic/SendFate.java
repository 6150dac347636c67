package io.fundsledger.simulation.topic;

/** What becomes of a record that is sent. */
public enum SendFate {
    ARRIVES,
    /** It arrives, and its sender does not hear of it. */
    ARRIVES_UNHEARD,
    LOST,
    /** Its sender does not hear of it, and it arrives when others have sent more. */
    ARRIVES_LATE
}
