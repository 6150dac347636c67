package io.fundsledger.query.stream;

import io.fundsledger.query.change.AccountChange;
import io.fundsledger.query.change.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One account on its way to one reader. It knows no more than how far it has got. */
final class AccountStream {

    private static final Duration USUAL_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final UUID accountId;
    private final ChangeWatch watch;
    private final EventWriter events;
    private final StreamProperties properties;
    private long seen;

    AccountStream(OpenStream open, ChangeWatch watch, EventWriter events, StreamProperties properties) {
        this.accountId = open.account().accountId();
        this.seen = open.seen();
        this.watch = watch;
        this.events = events;
        this.properties = properties;
    }

    /** Goes on until the service stops; then its readers come again one by one, not all at once. */
    void write() throws IOException, InterruptedException, DroppedException {
        events.retry(USUAL_RETRY);
        events.flush();
        while (watch.isOpen()) {
            write(nextChanges());
        }
        events.retry(Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(USUAL_RETRY.toMillis(), LONGEST_RETRY.toMillis())));
        events.flush();
    }

    private List<AccountChange> nextChanges() throws IOException, InterruptedException {
        var awaited = watch.awaitAfter(new Seen(accountId, seen));
        try {
            var changes = awaited.await(properties.heartbeat());
            while (changes.isEmpty() && watch.isOpen()) {
                events.heartbeat();
                events.flush();
                changes = awaited.await(properties.heartbeat());
            }
            return changes;
        } finally {
            watch.forget(awaited);
        }
    }

    /** A reader that takes them too slowly is not waited for: it keeps a seat that others want. */
    private void write(List<AccountChange> changes) throws IOException, DroppedException {
        var began = System.nanoTime();
        for (var change : changes) {
            requireNext(change);
            events.change(change);
            seen = change.version();
            requireFast(began);
        }
        events.flush();
        requireFast(began);
    }

    private void requireFast(long began) throws DroppedException {
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (took.compareTo(properties.slowAfter()) > 0) {
            throw new DroppedException(
                    DropReason.SLOW, "what was sent was not taken within " + took.toMillis() + " ms");
        }
    }

    private void requireNext(AccountChange change) throws DroppedException {
        if (change.version() != seen + 1) {
            throw new DroppedException(
                    DropReason.INCOMPLETE,
                    "the view has no row of version %d, but has version %d".formatted(seen + 1, change.version()));
        }
    }

    void writeDropped(DropReason reason) throws IOException {
        events.dropped(reason);
        events.flush();
    }

    @Override
    public String toString() {
        return "account %s after version %d".formatted(accountId, seen);
    }
}
