package io.fundsledger.command.lane;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.CommandPart;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.RecordedCommand;
import io.fundsledger.events.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** What was answered to a command: a fold to its version, so nothing is stored for it beyond its events. */
public final class CommandHistory {

    private final LogReader log;
    private final AccountHistory accounts;

    public CommandHistory(LogReader log, AccountHistory accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /**
     * The outcome of a recorded command, marked as a replay, or a refusal if only its events are known; empty if no such
     * command is in the log.
     */
    public Optional<Outcome> find(CommandKey key) {
        return log.command(key)
                .map(command -> command.isImported()
                        ? new Outcome.Refused(command.importedAs(key))
                        : replays(List.of(command)).of(command));
    }

    /** What the lane's answers mean, in order: those of commands recorded before are replays. */
    List<Outcome> outcomes(List<LaneAnswer> answers) {
        var before = answers.stream()
                .flatMap(answer -> answer instanceof RecordedBefore(var command) ? Stream.of(command) : Stream.empty())
                .toList();
        var replays = replays(before);
        return answers.stream()
                .map(answer -> switch (answer) {
                    case Done(var outcome) -> outcome;
                    case RecordedBefore(var command) -> replays.of(command);
                })
                .toList();
    }

    /** Each account is replayed once, however many of its commands are asked for. */
    private Replays replays(List<RecordedCommand> commands) {
        if (commands.isEmpty()) {
            return Replays.NONE;
        }
        var versions = commands.stream()
                .map(command -> command.parts().getFirst())
                .collect(groupingBy(CommandPart::accountId, mapping(CommandPart::last, toCollection(TreeSet::new))));
        var states = new HashMap<UUID, Map<Long, Known>>();
        versions.forEach((account, asked) -> states.put(account, accounts.replay(account, asked)));
        var parts =
                commands.stream().flatMap(command -> command.parts().stream()).toList();
        return new Replays(states, log.parts(parts));
    }

    private record Replays(Map<UUID, Map<Long, Known>> states, Map<CommandPart, List<RecordedEvent>> events) {

        static final Replays NONE = new Replays(Map.of(), Map.of());

        Recorded of(RecordedCommand command) {
            var own = command.parts().getFirst();
            var account = Objects.requireNonNull(states.get(own.accountId())).get(own.last());
            var all = command.parts().stream()
                    .flatMap(part -> Objects.requireNonNull(events.get(part)).stream())
                    .toList();
            return Recorded.of(Objects.requireNonNull(account), all).asReplay();
        }
    }
}
