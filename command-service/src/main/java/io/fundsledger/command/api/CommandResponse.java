package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Failed;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.events.LogPosition;
import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;

/** The answer to a command with its headers. */
final class CommandResponse {

    static final String POSITION = "Ledger-Position";
    static final String REPLAYED = "Idempotency-Replayed";

    private CommandResponse() {}

    /** Throws ProblemException where the command was refused. */
    static ResponseEntity<CommandAnswer> of(AccountCommand command, Outcome outcome) {
        return switch (outcome) {
            case Recorded recorded -> made(command, recorded);
            case Foreseen foreseen -> ResponseEntity.ok(CommandAnswer.of(foreseen));
            case Refused(var refusal) -> throw RefusalTable.problem(refusal).asException();
            case Failed(var cause) -> throw new IllegalStateException("the command could not be decided", cause);
        };
    }

    /** The answer that a recorded command had; throws ProblemException where nobody knows that any more. */
    static ResponseEntity<CommandAnswer> found(Outcome outcome) {
        return switch (outcome) {
            case Recorded recorded -> answer(ResponseEntity.ok(), recorded);
            case Refused(var refusal) -> throw RefusalTable.problem(refusal).asException();
            case Foreseen _, Failed _ -> throw new IllegalStateException("a recorded command is nothing else");
        };
    }

    static String positions(Collection<LogPosition> positions) {
        return positions.stream().map(LogPosition::toString).collect(Collectors.joining(", "));
    }

    private static ResponseEntity<CommandAnswer> made(AccountCommand command, Recorded recorded) {
        var location = CommandLocation.of(command, recorded.entryId());
        return answer(location == null ? ResponseEntity.ok() : ResponseEntity.created(URI.create(location)), recorded);
    }

    private static ResponseEntity<CommandAnswer> answer(ResponseEntity.BodyBuilder response, Recorded recorded) {
        response.eTag(Long.toString(recorded.account().version()));
        response.header(POSITION, positions(recorded.positions()));
        if (recorded.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(CommandAnswer.of(recorded));
    }
}
