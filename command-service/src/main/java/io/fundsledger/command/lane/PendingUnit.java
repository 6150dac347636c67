package io.fundsledger.command.lane;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the lane decides as one: a command, or several that depend on each other; and the place where their caller waits.
 *
 * @param atomic whether either all of the commands happen or none
 * @param dryRun whether it is only asked what would happen
 * @param answers one a command, in order
 */
record PendingUnit(
        List<CommandRequest> requests, boolean atomic, boolean dryRun, CompletableFuture<List<LaneAnswer>> answers) {

    static PendingUnit of(CommandRequest request, boolean dryRun) {
        return new PendingUnit(List.of(request), false, dryRun, new CompletableFuture<>());
    }

    static PendingUnit of(CommandBatch batch) {
        return new PendingUnit(batch.requests(), batch.atomic(), batch.dryRun(), new CompletableFuture<>());
    }

    int size() {
        return requests.size();
    }

    void answer(List<LaneAnswer> all) {
        answers.complete(all);
    }

    void answerAll(LaneAnswer answer) {
        answer(requests.stream().map(request -> answer).toList());
    }

    /** Nobody waits for it any more; what has not begun never will. */
    void abandon() {
        answers.cancel(false);
    }

    boolean abandoned() {
        return answers.isDone();
    }
}
