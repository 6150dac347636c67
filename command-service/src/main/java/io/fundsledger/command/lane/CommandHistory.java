package io.fundsledger.command.lane;

import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.CommandPart;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.RecordedCommand;
import io.fundsledger.events.RecordedEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** What was answered to a command: a fold to its version, so nothing is stored for it beyond its events. */
public final class CommandHistory {

    private final LogReader log;
    private final AccountHistory accounts;

    public CommandHistory(LogReader log, AccountHistory accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /** The outcome of a recorded command, marked as a replay; empty if no such command is in the log. */
    public Optional<Recorded> find(CommandKey key) {
        return log.command(key).map(this::outcome);
    }

    Recorded outcome(RecordedCommand command) {
        var events = command.parts().stream().flatMap(this::events).toList();
        var own = command.parts().getFirst();
        var then = accounts.replay(own.accountId(), own.last(), null).orElseThrow();
        return Recorded.of(then.account(), events).asReplay();
    }

    private Stream<RecordedEvent> events(CommandPart part) {
        return log.account(part.accountId(), part.first(), part.events()).stream();
    }
}
