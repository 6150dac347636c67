package io.fundsledger.projector.reconciliation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each view says of one thing, and so which of them may be wrong. */
final class Votes {

    private final Map<Optional<String>, Set<ReconciledView>> said = new HashMap<>();

    void add(ReconciledView view, @Nullable String value) {
        said.computeIfAbsent(Optional.ofNullable(value), any -> EnumSet.noneOf(ReconciledView.class))
                .add(view);
    }

    /** None where all agree; otherwise those outside of the majority, or all if there is none. */
    Set<ReconciledView> odd() {
        if (said.size() < 2) {
            return Set.of();
        }
        var most = said.values().stream().mapToInt(Set::size).max().orElse(0);
        var odd = EnumSet.noneOf(ReconciledView.class);
        said.values().stream().filter(views -> views.size() < most || most == 1).forEach(odd::addAll);
        return odd;
    }
}
