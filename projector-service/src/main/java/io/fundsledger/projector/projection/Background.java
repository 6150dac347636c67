package io.fundsledger.projector.projection;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on a thread of its own, for one who will wait for it. */
public final class Background<T> {

    /** Something to do, which may not be possible now. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    /** @param work that ends by itself: its statements have time limits */
    static <T> Background<T> start(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        return new Background<>(task, Thread.ofVirtual().name(name).start(task));
    }

    /**
     * Does two things at the same time. Both have ended when this does.
     *
     * @throws IOException or whatever else one of them threw
     */
    public static void sideBySide(String name, Work one, Work other) throws IOException {
        var others = start(name, () -> {
            other.run();
            return name;
        });
        try {
            one.run();
        } finally {
            others.awaitEnd();
        }
        others.result();
    }

    private void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** What came of it, once it has ended; throws what it threw. */
    T result() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException unreachable -> throw unreachable;
                case RuntimeException cause -> throw cause;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }
}
