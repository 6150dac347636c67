package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.COMMAND_IMPORTED;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_RECORDED;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_INVALID;

import io.fundsledger.command.api.input.Actor;
import io.fundsledger.command.api.input.IdempotencyKey;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.lane.CommandHistory;
import io.fundsledger.command.log.CommandKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a command, for a caller that did not hear the answer. */
@RestController
@Tag(name = "Commands")
final class CommandController {

    private final CommandHistory history;

    CommandController(CommandHistory history) {
        this.history = history;
    }

    @Operation(summary = "What became of the caller's command with this key")
    @Parameter(
            name = Actor.HEADER,
            in = ParameterIn.HEADER,
            schema = @Schema(type = "string"),
            description = "whose command")
    @ApiResponse(
            responseCode = "200",
            description = "The answer that it had",
            headers = {
                @Header(name = "ETag", description = "the version after it", schema = @Schema(type = "string")),
                @Header(
                        name = CommandResponse.POSITION,
                        description = "where it is in the log",
                        schema = @Schema(type = "string")),
                @Header(name = CommandResponse.REPLAYED, description = "true", schema = @Schema(type = "string"))
            })
    @MayRefuse({IDEMPOTENCY_KEY_INVALID, COMMAND_NOT_RECORDED, COMMAND_IMPORTED})
    @GetMapping(path = "/v1/commands/{idempotencyKey}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CommandAnswer> command(@PathVariable String idempotencyKey, HttpServletRequest request) {
        var violations = new Violations();
        Parameters.of(request, Set.of(), violations);
        var actor = Actor.of(request, violations);
        var key = new CommandKey(actor.name(), IdempotencyKey.ofPath(idempotencyKey, violations));
        violations.refuseIfAny();
        return history.find(key)
                .map(CommandResponse::found)
                .orElseThrow(() -> Problem.of(
                                COMMAND_NOT_RECORDED,
                                "It may still be under way: repeat the same command with the same key.")
                        .asException());
    }
}
