package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.PARTITION_NOT_FOUND;

import io.fundsledger.command.api.documentation.EventBody;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
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
import java.io.OutputStream;
import java.util.List;
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

    private static final int PAGE = 500;

    private final LogReader log;

    LogController(LogReader log) {
        this.log = log;
    }

    /** Reads page by page, so that the memory used does not depend on the length of the log. Ends where the log ends. */
    @Operation(summary = "A partition of the log, a line an event, to where it ends now")
    @Parameter(
            name = "fromPosition",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"),
            description = "from this position on")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of JSON, each an event",
            content = @Content(schema = @Schema(implementation = EventBody.class)))
    @MayRefuse(PARTITION_NOT_FOUND)
    @GetMapping(path = "/v1/log/{partition}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void partition(@PathVariable String partition, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var violations = new Violations();
        var from = Parameters.of(request, Set.of("fromPosition"), violations)
                .number("fromPosition", 1, Parameters.LARGEST);
        violations.refuseIfAny();
        var number = number(partition);
        var page = log.partition(number, from == null ? 1 : from, PAGE);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var lines = response.getOutputStream();
        write(page, lines);
        while (page.size() == PAGE) {
            page = log.partition(number, page.getLast().position() + 1, PAGE);
            write(page, lines);
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

    private static void write(List<RecordedEvent> page, OutputStream lines) throws IOException {
        for (var event : page) {
            lines.write(EventLine.write(event));
            lines.write('\n');
        }
    }
}
