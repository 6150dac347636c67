package io.fundsledger.command.lane;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the lane decides as one: a command, or several that are given together, each on what those before it left; and the
 * place where their caller waits.
 *
 * @param atomic whether either all of the commands happen or none
 * @param dryRun whether it is only asked what would happen
 * @param answers one a command, in order
 * @param whole of which it is a part: who no longer waits for that does not wait for the part either
 */
record PendingUnit(
        List<CommandRequest> requests,
        boolean atomic,
        boolean dryRun,
        CompletableFuture<List<LaneAnswer>> answers,
        @Nullable PendingUnit whole) {

    static PendingUnit of(CommandRequest request, boolean dryRun) {
        return new PendingUnit(List.of(request), false, dryRun, new CompletableFuture<>(), null);
    }

    static PendingUnit of(CommandBatch batch) {
        return new PendingUnit(batch.requests(), batch.atomic(), batch.dryRun(), new CompletableFuture<>(), null);
    }

    int size() {
        return requests.size();
    }

    /** Whether its commands stand for themselves, so that some can be decided without those after them. */
    boolean isDivisible() {
        return size() > 1 && !atomic && !dryRun;
    }

    /** Its commands in two units, of which the first is to be answered before the second begins. */
    List<PendingUnit> halves() {
        var middle = size() / 2;
        return List.of(part(0, middle), part(middle, size()));
    }

    private PendingUnit part(int from, int to) {
        return new PendingUnit(requests.subList(from, to), false, false, new CompletableFuture<>(), this);
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
        return answers.isDone() || (whole != null && whole.abandoned());
    }
}
