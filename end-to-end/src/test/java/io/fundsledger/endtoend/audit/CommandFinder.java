package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events came about together. On an account these are holds that expire first, and then what the command brings
 * about; only the first event of a command names its key, and the other leg of a transfer is found by what it says.
 */
final class CommandFinder {

    private final List<LoggedCommand> commands = new ArrayList<>();
    private final List<RecordedEvent> orphans = new ArrayList<>();

    CommandFinder(Collection<AccountStory> stories) {
        var runs = stories.stream().flatMap(story -> runs(story).stream()).toList();
        Map<Place, List<RecordedEvent>> far = new HashMap<>();
        for (var run : runs) {
            if (run.getFirst().origin().commandKeyHash() == null) {
                var from = leg(run).map(leg -> new Place(leg.accountId(), leg.version()));
                from.ifPresentOrElse(place -> far.put(place, run), () -> orphans.addAll(run));
            }
        }
        for (var run : runs) {
            if (run.getFirst().origin().commandKeyHash() != null) {
                var last = run.getLast();
                var other = far.remove(new Place(last.accountId(), last.accountVersion()));
                commands.add(new LoggedCommand(run, other == null ? List.of() : other));
            }
        }
        far.values().forEach(orphans::addAll);
    }

    private record Place(UUID accountId, long version) {}

    List<LoggedCommand> commands() {
        return commands;
    }

    /** Events that belong to no command. */
    List<RecordedEvent> orphans() {
        return orphans;
    }

    private static List<List<RecordedEvent>> runs(AccountStory story) {
        var runs = new ArrayList<List<RecordedEvent>>();
        for (var event : story.recorded()) {
            if (runs.isEmpty() || !goesOn(runs.getLast().getLast(), event)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(event);
        }
        return runs;
    }

    private static boolean goesOn(RecordedEvent before, RecordedEvent next) {
        return before.event() instanceof AccountEvent.HoldExpired
                && next.origin().commandKeyHash() == null
                && next.origin().actor().equals(before.origin().actor())
                && next.recordedAt().equals(before.recordedAt());
    }

    private static Optional<OtherLeg> leg(List<RecordedEvent> run) {
        var event = run.getLast().event();
        return event instanceof AccountEvent.EntryReversed reversed
                ? Optional.ofNullable(reversed.other())
                : Undoing.of(event).flatMap(undoing -> Optional.ofNullable(undoing.leg()));
    }
}
