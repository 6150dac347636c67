package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.VERSION_NOT_REACHED;

import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.PathId;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.AccountHistory.Replayed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An account replayed from the log: always up to date, and for support and debugging rather than for traffic. */
@RestController
@Tag(name = "History of an account")
final class ReplayController {

    private final AccountHistory history;
    private final InstantSource clock;

    ReplayController(AccountHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @Operation(summary = "The account, replayed from its events up to now, a version or an instant")
    @Parameter(
            name = "atVersion",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"),
            description = "up to this version")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string", format = "date-time"),
            description = "what was recorded up to this instant, inclusive")
    @ApiResponse(
            responseCode = "200",
            description = "The account as it was then",
            headers = {
                @Header(name = "ETag", description = "its version, in quotes", schema = @Schema(type = "string")),
                @Header(
                        name = CommandResponse.POSITION,
                        description = "where its last event by then is in the log",
                        schema = @Schema(type = "string"))
            })
    @MayRefuse({ACCOUNT_NOT_FOUND, VERSION_NOT_REACHED})
    @GetMapping(path = "/v1/accounts/{accountId}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplayAnswer> replay(@PathVariable String accountId, HttpServletRequest request) {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("atVersion", "asOf"), violations);
        var atVersion = parameters.number("atVersion", 1, Parameters.LARGEST);
        var asOf = parameters.instant("asOf");
        if (atVersion != null && asOf != null) {
            violations.add(Violation.inParameter("asOf", "does not go with atVersion: give one of them"));
        }
        var id = violations.valid(PathId.read("accountId", accountId, violations));
        var replayed = history.replay(id, atVersion, asOf)
                .orElseThrow(() -> RefusalTable.problem(new AccountNotFound(id)).asException());
        if (atVersion != null && replayed.account().version() < atVersion) {
            throw notReached(atVersion, replayed.account().version());
        }
        return ResponseEntity.ok()
                .eTag(Long.toString(replayed.account().version()))
                .header(CommandResponse.POSITION, replayed.position().toString())
                .body(ReplayAnswer.of(id, replayed, asOf == null ? momentOf(replayed, atVersion) : asOf));
    }

    /** A version is looked at as of the instant at which it was reached, the newest as of now. */
    private Instant momentOf(Replayed replayed, @Nullable Long atVersion) {
        return atVersion == null ? clock.instant() : replayed.recordedAt();
    }

    private static ProblemException notReached(long wanted, long current) {
        return Problem.of(
                        VERSION_NOT_REACHED,
                        "The account is at version %d, before %d.".formatted(current, wanted),
                        Map.of("expectedVersion", wanted, "currentVersion", current))
                .asException();
    }
}
