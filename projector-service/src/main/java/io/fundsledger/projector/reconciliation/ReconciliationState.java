package io.fundsledger.projector.reconciliation;

import java.util.Locale;

/** What an instance knows of whether the views agree. */
public enum ReconciliationState {
    /** It has not looked at everything once. */
    STARTING,
    /** Another instance compares. */
    STANDBY,
    AGREES,
    /** Alarm: something differs. */
    DIFFERS,
    /** Something that is needed to compare has been away for a while. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
