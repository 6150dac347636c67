package io.fundsledger.query.stream;

import io.fundsledger.query.change.AccountChange;
import io.fundsledger.query.change.Seen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What one stream waits for: whatever comes after what it has seen. */
final class AwaitedChange {

    private final Seen seen;
    private final CompletableFuture<List<AccountChange>> changes = new CompletableFuture<>();

    AwaitedChange(Seen seen) {
        this.seen = seen;
    }

    Seen seen() {
        return seen;
    }

    void found(List<AccountChange> found) {
        changes.complete(found);
    }

    /**
     * Waits for them, as often as one likes.
     *
     * @return the next changes, in order; none if the time is over or the service stops
     */
    List<AccountChange> await(Duration atMost) throws InterruptedException {
        try {
            return changes.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException nothing) {
            return List.of();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
