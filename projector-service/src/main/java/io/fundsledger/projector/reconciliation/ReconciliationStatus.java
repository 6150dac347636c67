package io.fundsledger.projector.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the views agree, for those who watch it from other threads.
 *
 * @param since when the state was entered; of an unknown one, when it was last known
 * @param reason why it is unknown
 * @param lastPass null before the first is over
 * @param alarms the oldest first
 * @param more whether there may be more of them
 */
public record ReconciliationStatus(
        ReconciliationState state,
        Instant since,
        @Nullable String reason,
        Pass.@Nullable Result lastPass,
        List<Alarm> alarms,
        boolean more) {

    /** Those that a view may be wrong about. */
    public List<Alarm> alarmsOf(ReconciledView view) {
        return alarms.stream()
                .filter(alarm -> alarm.finding().views().contains(view))
                .toList();
    }

    /** Of one view: where others differ, it agrees. */
    public ReconciliationState stateOf(ReconciledView view) {
        return state == ReconciliationState.DIFFERS && alarmsOf(view).isEmpty() ? ReconciliationState.AGREES : state;
    }
}
