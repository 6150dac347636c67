package io.fundsledger.command.lane;

import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.RecordedCommand;
import java.util.List;
import java.util.Optional;

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
        var events = log.account(command.accountId(), command.version(), 1);
        var then = accounts.replay(command.accountId(), command.version(), null).orElseThrow();
        return new Recorded(
                command.accountId(),
                then.account(),
                then.position(),
                then.recordedAt(),
                List.of(events.getFirst().eventId()),
                command.version(),
                true);
    }
}
