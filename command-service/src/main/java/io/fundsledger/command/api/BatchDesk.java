package io.fundsledger.command.api;

import io.fundsledger.command.account.Refusal.BatchAborted;
import io.fundsledger.command.api.BatchAnswer.Item;
import io.fundsledger.command.api.BatchCommand.Given;
import io.fundsledger.command.api.BatchCommand.Unreadable;
import io.fundsledger.command.api.input.BatchCall;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.api.problem.Traces;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.CommandIntake;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.events.LogPosition;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads batches, takes them to the lane, and answers with their outcomes; few at a time, since each may be large. */
@Component
final class BatchDesk {

    private static final int AT_ONCE = 4;
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final CommandIntake intake;
    private final Traces traces;
    private final CommandMetrics metrics;

    BatchDesk(CommandIntake intake, Traces traces, CommandMetrics metrics) {
        this.intake = intake;
        this.traces = traces;
        this.metrics = metrics;
    }

    /**
     * Sees a request through.
     *
     * @throws io.fundsledger.command.api.problem.ProblemException if it cannot be read, or no command of it was decided
     */
    ResponseEntity<BatchAnswer> execute(HttpServletRequest request) {
        enter();
        try {
            var call = BatchCall.read(request);
            var commands = IntStream.range(0, call.items().size())
                    .mapToObj(place -> BatchCommand.read(call.items().get(place), place, traces.traceparent()))
                    .toList();
            var culprit = culprit(commands);
            return call.atomic() && culprit >= 0 ? abort(commands, culprit) : decide(call, commands);
        } finally {
            room.release();
        }
    }

    private ResponseEntity<BatchAnswer> decide(BatchCall call, List<BatchCommand> commands) {
        var requests = commands.stream()
                .flatMap(command ->
                        command instanceof Given(var request) ? Stream.of(request) : Stream.<CommandRequest>empty())
                .toList();
        var outcomes = intake.execute(new CommandBatch(requests, call.atomic(), call.dryRun()));
        refuseIfNoneWasDecided(outcomes);
        outcomes.forEach(outcome -> metrics.count(outcome, call.dryRun()));
        var next = outcomes.iterator();
        var items = commands.stream()
                .map(command -> switch (command) {
                    case Given(var request) -> Item.of(request.command(), next.next());
                    case Unreadable(var problem) -> Item.of(problem);
                })
                .toList();
        var response = ResponseEntity.ok();
        var positions = positions(outcomes);
        return (positions.isEmpty() ? response : response.header(CommandResponse.POSITION, positions))
                .body(new BatchAnswer(items));
    }

    private static ResponseEntity<BatchAnswer> abort(List<BatchCommand> commands, int culprit) {
        var aborted = RefusalTable.problem(new BatchAborted(culprit));
        var items = commands.stream()
                .map(command -> Item.of(command instanceof Unreadable(var problem) ? problem : aborted))
                .toList();
        return ResponseEntity.ok(new BatchAnswer(items));
    }

    /** The place of the first command that cannot be read; -1 if all can. */
    private static int culprit(List<BatchCommand> commands) {
        return IntStream.range(0, commands.size())
                .filter(place -> commands.get(place) instanceof Unreadable)
                .findFirst()
                .orElse(-1);
    }

    private static void refuseIfNoneWasDecided(List<Outcome> outcomes) {
        if (!outcomes.isEmpty()
                && outcomes.stream().allMatch(Outcome::isNotNow)
                && outcomes.getFirst() instanceof Refused(var refusal)) {
            throw RefusalTable.problem(refusal).asException();
        }
    }

    /** Where the log holds all of them, one position a partition. */
    private static String positions(List<Outcome> outcomes) {
        var last = new TreeMap<Integer, LogPosition>();
        for (var outcome : outcomes) {
            if (outcome instanceof Recorded recorded) {
                recorded.positions()
                        .forEach(position -> last.merge(
                                position.partition(), position, (a, b) -> a.position() > b.position() ? a : b));
            }
        }
        return CommandResponse.positions(last.values());
    }

    private void enter() {
        try {
            if (room.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        throw Problem.retryable(
                        ProblemType.QUEUE_FULL, "%d batches are under way.".formatted(AT_ONCE), Duration.ofSeconds(1))
                .asException();
    }
}
