package io.fundsledger.projector.rebuild;

import java.util.Locale;

/** What is being done to a rebuild; the last three end it. */
public enum RebuildPhase {
    /** All events up to where readers were when it began are applied, in bulk. */
    LOADING,
    /** What only readers need is made: indexes, replicas. */
    INDEXING,
    /** What was recorded meanwhile is applied. */
    CATCHING_UP,
    /** Every row is compared, at equal positions. */
    COMPARING,
    /** Rows differ: an operator has to accept that, or to cancel the rebuild. */
    DIFFERENT,
    /** Readers are led to the new generation. */
    SWITCHING,
    SWITCHED,
    CANCELLED,
    FAILED;

    public boolean isLast() {
        return compareTo(SWITCHED) >= 0;
    }

    /** As it is written in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RebuildPhase ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
