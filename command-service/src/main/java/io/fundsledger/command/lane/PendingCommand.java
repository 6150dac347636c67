package io.fundsledger.command.lane;

import java.util.concurrent.CompletableFuture;

/** A command in the lane, and the place where its caller waits. */
record PendingCommand(CommandRequest request, CompletableFuture<LaneAnswer> answer) {

    static PendingCommand of(CommandRequest request) {
        return new PendingCommand(request, new CompletableFuture<>());
    }

    /** Whether nobody waits for it any more. */
    boolean abandoned() {
        return answer.isDone();
    }
}
