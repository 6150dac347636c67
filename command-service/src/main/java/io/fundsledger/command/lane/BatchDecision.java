package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.BatchAborted;
import io.fundsledger.command.account.Refusal.BatchPartlyRecorded;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import io.fundsledger.command.lane.Outcome.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides the units of one batch, one after the other, each on what those before it left; in memory only. What comes of
 * it counts when the events are committed, and not before.
 */
final class BatchDecision {

    private final CommandDecision commands;
    private final BatchState batch;

    BatchDecision(CommandDecision commands, BatchState batch) {
        this.commands = commands;
        this.batch = batch;
    }

    /** One answer a command, in order; the batch goes on from what the unit left, unless that is nothing. */
    List<LaneAnswer> decide(PendingUnit unit) {
        if (!unit.atomic() && !unit.dryRun()) {
            return each(unit.requests(), batch);
        }
        var trial = batch.trial();
        var answers = unit.atomic() ? allOrNone(unit.requests(), trial) : each(unit.requests(), trial);
        if (unit.dryRun()) {
            return foreseen(unit.requests(), answers);
        }
        if (answers.stream().allMatch(BatchDecision::isAccepted)) {
            trial.settle();
        }
        return answers;
    }

    /** Each for itself, but what comes after one that is refused for now: see {@link CommandIntake}. */
    private List<LaneAnswer> each(List<CommandRequest> requests, BatchState state) {
        var answers = new ArrayList<LaneAnswer>(requests.size());
        for (var request : requests) {
            var waits = !answers.isEmpty() && answers.getLast().isNotNow();
            answers.add(waits ? answers.getLast() : commands.decide(request, state));
        }
        return answers;
    }

    private List<LaneAnswer> allOrNone(List<CommandRequest> requests, BatchState trial) {
        var before = requests.stream().filter(this::isRecorded).count();
        if (before > 0 && before < requests.size()) {
            return requests.stream()
                    .map(request -> refused(new BatchPartlyRecorded(isRecorded(request))))
                    .toList();
        }
        var answers = new ArrayList<LaneAnswer>(requests.size());
        for (var request : requests) {
            var answer = commands.decide(request, trial);
            if (!isAccepted(answer)) {
                return aborted(requests.size(), answers.size(), answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    private static List<LaneAnswer> aborted(int commands, int culprit, LaneAnswer why) {
        var others = refused(new BatchAborted(culprit));
        return IntStream.range(0, commands)
                .mapToObj(command -> command == culprit ? why : others)
                .toList();
    }

    /** What is in the log, or will be with this batch, is told as it is; the rest only would be. */
    private List<LaneAnswer> foreseen(List<CommandRequest> requests, List<LaneAnswer> answers) {
        return IntStream.range(0, answers.size())
                .mapToObj(command ->
                        isRecorded(requests.get(command)) ? answers.get(command) : foreseen(answers.get(command)))
                .toList();
    }

    private static LaneAnswer foreseen(LaneAnswer answer) {
        return answer instanceof Done(Recorded recorded) ? new Done(recorded.asForeseen()) : answer;
    }

    private boolean isRecorded(CommandRequest request) {
        return commands.isRecorded(request.key()) || batch.decided.get(request.key()) != null;
    }

    private static boolean isAccepted(LaneAnswer answer) {
        return answer instanceof RecordedBefore || (answer instanceof Done(var outcome) && outcome instanceof Recorded);
    }

    private static LaneAnswer refused(Refusal refusal) {
        return new Done(new Outcome.Refused(refusal));
    }
}
