package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.api.input.CommandCall;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.api.problem.Traces;
import io.fundsledger.command.lane.CommandIntake;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes a command that was read to the lane, and tells its outcome: recorded, or a problem. */
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

    Recorded execute(CommandCall call, Supplier<AccountCommand> command) {
        return switch (intake.execute(call.request(traces.traceparent(), command))) {
            case Recorded recorded -> {
                metrics.recorded(recorded);
                yield recorded;
            }
            case Refused(var refusal) -> {
                var problem = RefusalTable.problem(refusal);
                metrics.refused(problem.type());
                throw problem.asException();
            }
        };
    }
}
