package io.fundsledger.projector.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found to differ. Nothing is an alarm that was seen only once, and no alarm outlasts its cause. Used by one
 * thread.
 */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    /** What is found beyond that is found again once these are mended. */
    private static final int MOST = 1_000;

    private static final int MOST_LOGGED = 100;

    private final Map<Subject, Suspect> suspects = new LinkedHashMap<>();
    private final Duration againAfter;
    private boolean full;

    private record Suspect(Finding finding, Instant since, boolean confirmed) {}

    Alarms(Duration againAfter) {
        this.againAfter = againAfter;
    }

    /** Remembers what is to be looked at again. */
    void suspect(List<Finding> findings, Instant now) {
        for (var finding : findings) {
            if (!suspects.containsKey(finding.subject())) {
                full = suspects.size() >= MOST;
                if (!full) {
                    suspects.put(finding.subject(), new Suspect(finding, now, false));
                }
            }
        }
    }

    /** What is to be looked at now, that which has waited longest first; each is then the last in the row. */
    List<Finding> due(int limit, Instant now) {
        var due = suspects.values().stream()
                .filter(suspect -> !suspect.since().plus(againAfter).isAfter(now))
                .limit(limit)
                .toList();
        due.forEach(suspect -> {
            suspects.remove(suspect.finding().subject());
            suspects.put(suspect.finding().subject(), suspect);
        });
        return due.stream().map(Suspect::finding).toList();
    }

    /** What has become of it: empty if there is no difference any more. */
    void seenAgain(Subject subject, Optional<Finding> now) {
        @Nullable Suspect suspect = suspects.get(subject);
        if (suspect == null) {
            return;
        }
        if (now.isEmpty()) {
            suspects.remove(subject);
            full = false;
            if (suspect.confirmed()) {
                LOG.info("No difference any more: {}", subject.text());
            }
            return;
        }
        if (!suspect.confirmed() && all().size() < MOST_LOGGED) {
            LOG.error(
                    "ALARM, the views differ: {} (docs/reconciliation.md says what to do)",
                    now.get().text());
        }
        suspects.put(subject, new Suspect(now.get(), suspect.since(), true));
    }

    /** Those that were seen again, the oldest first. */
    List<Alarm> all() {
        var all = new ArrayList<Alarm>();
        suspects.values().stream()
                .filter(Suspect::confirmed)
                .sorted((one, other) -> one.since().compareTo(other.since()))
                .forEach(suspect -> all.add(new Alarm(suspect.finding(), suspect.since())));
        return all;
    }

    /** Whether there may be more than are remembered. */
    boolean isFull() {
        return full;
    }

    void clear() {
        suspects.clear();
        full = false;
    }
}
