package io.fundsledger.command.api;

import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.problem.Traces;
import io.fundsledger.command.lane.CommandIntake;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads a command, takes it to the lane, and answers with its outcome. */
@Component
final class CommandDesk {

    private final CommandIntake intake;
    private final Traces traces;
    private final CommandMetrics metrics;

    CommandDesk(CommandIntake intake, Traces traces, CommandMetrics metrics) {
        this.intake = intake;
        this.traces = traces;
        this.metrics = metrics;
    }

    /**
     * Sees a request through.
     *
     * @param path the ids in its path, by name
     * @throws io.fundsledger.command.api.problem.ProblemException if it is refused
     */
    ResponseEntity<CommandAnswer> execute(CommandForm form, HttpServletRequest request, Map<String, String> path) {
        var call = CommandCall.read(request, path);
        var command = form.read(call, traces.traceparent());
        var outcome = call.dryRun() ? intake.foresee(command) : intake.execute(command);
        metrics.count(outcome, call.dryRun());
        return CommandResponse.of(command.command(), outcome);
    }
}
