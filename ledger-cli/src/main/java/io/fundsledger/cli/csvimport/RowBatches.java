package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles rows in batches, a few side by side, but those of one account one after the other, in the order in which they
 * came. While a batch is handled the next one gathers; whoever adds more than fits into it waits.
 */
final class RowBatches implements AutoCloseable {

    interface BatchHandler {
        void handle(List<Row> rows) throws InterruptedException;
    }

    private final int mostRows;
    private final BatchHandler handler;
    private final List<BlockingQueue<Optional<Row>>> queues;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    RowBatches(int sideBySide, int mostRows, BatchHandler handler) {
        this.mostRows = mostRows;
        this.handler = handler;
        this.queues = Stream.<BlockingQueue<Optional<Row>>>generate(() -> new ArrayBlockingQueue<>(mostRows))
                .limit(sideBySide)
                .toList();
        queues.forEach(queue -> threads.execute(() -> handleAll(queue)));
    }

    /** Throws what a handler has thrown: after that, no row is handled any more. */
    void add(Row row) throws InterruptedException {
        put(queues.get(Math.floorMod(row.account().hashCode(), queues.size())), Optional.of(row));
    }

    /** Waits until every row is handled; throws what a handler has thrown. */
    void await() throws InterruptedException {
        for (var queue : queues) {
            put(queue, Optional.empty());
        }
        threads.close();
        throwFailure();
    }

    private void put(BlockingQueue<Optional<Row>> queue, Optional<Row> row) throws InterruptedException {
        do {
            throwFailure();
        } while (!queue.offer(row, 100, TimeUnit.MILLISECONDS));
    }

    private void handleAll(BlockingQueue<Optional<Row>> queue) {
        try {
            var ended = false;
            while (!ended && failure.get() == null) {
                var taken = new ArrayList<Optional<Row>>();
                taken.add(queue.take());
                queue.drainTo(taken, mostRows - 1);
                ended = taken.getLast().isEmpty();
                var rows = taken.stream().flatMap(Optional::stream).toList();
                if (!rows.isEmpty()) {
                    handler.handle(rows);
                }
            }
        } catch (InterruptedException stopped) {
            failure.compareAndSet(null, new IllegalStateException("the import was interrupted", stopped));
        } catch (RuntimeException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private void throwFailure() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
