package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.PARTITION_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.TOO_MANY_FOLLOWERS;

import io.fundsledger.command.api.documentation.EventBody;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.log.LogReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The log itself, a line an event, with all that is needed to check its chain. */
@RestController
@Tag(name = "The log")
final class LogController {

    private final LogReader log;
    private final LogFollowers followers;

    LogController(LogReader log, LogFollowers followers) {
        this.log = log;
        this.followers = followers;
    }

    @Operation(summary = "Whose log it is, and how far each partition goes now")
    @ApiResponse(responseCode = "200", description = "The ledger and the heads of its log")
    @GetMapping(path = "/v1/log", produces = MediaType.APPLICATION_JSON_VALUE)
    LogAnswer log(HttpServletRequest request) {
        var violations = new Violations();
        var _ = Parameters.of(request, Set.of(), violations);
        violations.refuseIfAny();
        return LogAnswer.of(log.ledger(), log.heads());
    }

    /** Memory does not depend on the length of the log, and following it holds no connection to the store. */
    @Operation(
            summary = "A partition of the log, a line an event",
            description =
                    "Ends where the log ends now. With follow=true it goes on with what is recorded from then on, as it"
                            + " commits: an empty line says that nothing was recorded for some seconds, and the answer ends when the"
                            + " service stops. Whoever asks again with the position after the last one read misses nothing. A"
                            + " follower that takes nothing of what is sent for 20 seconds is cut off.")
    @Parameter(
            name = "fromPosition",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"),
            description = "from this position on")
    @Parameter(
            name = "toPosition",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"),
            description = "up to this position, if the log gets that far")
    @Parameter(
            name = "follow",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "boolean", defaultValue = "false"),
            description = "go on with what is recorded later")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of JSON, each an event, or empty",
            content = @Content(schema = @Schema(implementation = EventBody.class)))
    @MayRefuse({PARTITION_NOT_FOUND, TOO_MANY_FOLLOWERS})
    @GetMapping(path = "/v1/log/{partition}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void partition(@PathVariable String partition, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("fromPosition", "toPosition", "follow"), violations);
        var from = parameters.number("fromPosition", 1, Parameters.LARGEST);
        var to = parameters.number("toPosition", 1, Parameters.LARGEST);
        var follow = parameters.flag("follow");
        violations.refuseIfAny();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var lines = new PartitionLines(
                log,
                number(partition),
                from == null ? 1 : from,
                to == null ? Parameters.LARGEST : to,
                response.getOutputStream());
        if (follow) {
            followers.follow(lines);
        } else {
            lines.writeToEnd();
        }
    }

    private int number(String partition) {
        if (partition.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(partition) < log.partitions()) {
            return Integer.parseInt(partition);
        }
        throw Problem.of(
                        PARTITION_NOT_FOUND,
                        "The log has the partitions 0 to %d.".formatted(log.partitions() - 1),
                        Map.of("partitions", log.partitions()))
                .asException();
    }
}
