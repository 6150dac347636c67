package io.fundsledger.command.logimport;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has batches written on a thread of its own, one at a time, while the next one gathers. */
final class BatchWriter implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("log-import").factory());
    private final Consumer<ImportBatch> write;
    private ImportBatch batch = new ImportBatch();
    private @Nullable Future<?> writing;

    BatchWriter(Consumer<ImportBatch> write) {
        this.write = write;
    }

    void add(RecordedEvent event, AccountEvent content) throws InterruptedException {
        batch.add(event, content);
        if (batch.isFull()) {
            submit();
        }
    }

    /** Returns when everything is written. */
    void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            submit();
        }
        await();
    }

    private void submit() throws InterruptedException {
        await();
        var full = batch;
        batch = new ImportBatch();
        writing = thread.submit(() -> write.accept(full));
    }

    /** Nothing is written after a batch that could not be. */
    private void await() throws InterruptedException {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (ExecutionException failure) {
            batch = new ImportBatch();
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
