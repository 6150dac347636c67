package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that differs. What people wrote is not quoted: the names of what differs are all that is said.
 *
 * @param views those that may be wrong: the odd one of three, or both where only two tell
 * @param what differs, such as {@code amount}; {@code missing} or {@code added} for an entry as a whole
 * @param at the place in the log; null where it is about many
 */
public record Finding(
        Subject subject,
        Set<ReconciledView> views,
        SortedSet<String> what,
        @Nullable LogPosition at) {

    /** For a person. */
    public String text() {
        return "%s%s: %s in %s"
                .formatted(
                        subject.text(),
                        at == null ? "" : " at " + at,
                        String.join(", ", what),
                        views.stream()
                                .sorted(Comparator.naturalOrder())
                                .map(ReconciledView::projection)
                                .collect(Collectors.joining(" or ")));
    }
}
