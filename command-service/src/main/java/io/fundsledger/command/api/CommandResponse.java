package io.fundsledger.command.api;

import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.events.LogPosition;
import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer of a recorded command with its headers. */
final class CommandResponse {

    static final String POSITION = "Ledger-Position";
    static final String REPLAYED = "Idempotency-Replayed";

    private CommandResponse() {}

    static ResponseEntity<CommandAnswer> created(Recorded recorded, String location) {
        return answer(ResponseEntity.created(URI.create(location)), recorded);
    }

    static ResponseEntity<CommandAnswer> entry(Recorded recorded) {
        return created(recorded, "/v1/accounts/%s/entries/%d".formatted(recorded.accountId(), recorded.entryId()));
    }

    static ResponseEntity<CommandAnswer> hold(Recorded recorded, long holdId) {
        return created(recorded, "/v1/accounts/%s/holds/%d".formatted(recorded.accountId(), holdId));
    }

    static ResponseEntity<CommandAnswer> found(Recorded recorded) {
        return answer(ResponseEntity.status(HttpStatus.OK), recorded);
    }

    private static ResponseEntity<CommandAnswer> answer(ResponseEntity.BodyBuilder response, Recorded recorded) {
        response.eTag(Long.toString(recorded.account().version()));
        response.header(
                POSITION,
                recorded.positions().stream().map(LogPosition::toString).collect(Collectors.joining(", ")));
        if (recorded.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(CommandAnswer.of(recorded));
    }
}
