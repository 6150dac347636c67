package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Row;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Handles rows side by side, but those of one account one after the other, in the order in which they came. Holds no
 * more than {@code readAhead} rows: whoever adds another one waits.
 */
final class AccountQueues implements AutoCloseable {

    interface RowHandler {
        void handle(Row row) throws InterruptedException;
    }

    private final RowHandler handler;
    private final Semaphore inFlight;
    private final Semaphore readAhead;
    private final Map<String, Queue<Row>> waiting = new HashMap<>();
    private final ExecutorService accounts = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    AccountQueues(int inFlight, int readAhead, RowHandler handler) {
        this.handler = handler;
        this.inFlight = new Semaphore(inFlight);
        this.readAhead = new Semaphore(readAhead);
    }

    /** Throws what a handler has thrown: after that, no row is handled any more. */
    void add(Row row) throws InterruptedException {
        readAhead.acquire();
        throwFailure();
        if (joinsQueue(row)) {
            return;
        }
        accounts.execute(() -> handleFrom(row));
    }

    private synchronized boolean joinsQueue(Row row) {
        var queue = waiting.get(row.account());
        if (queue != null) {
            return queue.add(row);
        }
        waiting.put(row.account(), new ArrayDeque<>());
        return false;
    }

    private synchronized @Nullable Row next(String account) {
        var queue = waiting.get(account);
        var next = queue == null ? null : queue.poll();
        if (next == null) {
            waiting.remove(account);
        }
        return next;
    }

    private void handleFrom(Row first) {
        for (var row = first; row != null; row = next(first.account())) {
            handle(row);
            readAhead.release();
        }
    }

    private void handle(Row row) {
        inFlight.acquireUninterruptibly();
        try {
            if (failure.get() == null) {
                handler.handle(row);
            }
        } catch (InterruptedException stopped) {
            failure.compareAndSet(null, new IllegalStateException("stopped at " + row, stopped));
        } catch (RuntimeException failed) {
            failure.compareAndSet(null, failed);
        } finally {
            inFlight.release();
        }
    }

    /** Waits until every row is handled; throws what a handler has thrown. */
    void await() {
        accounts.close();
        throwFailure();
    }

    private void throwFailure() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        accounts.shutdownNow();
    }
}
