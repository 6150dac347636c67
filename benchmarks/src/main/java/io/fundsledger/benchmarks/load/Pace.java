package io.fundsledger.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A number of things a second, however long each takes: who is late catches up.
 *
 * @param workers how many may be under way at once
 */
public record Pace(double perSecond, int workers, Duration time) {

    /** One worker's way of doing it, and what it holds open. */
    public interface Work extends AutoCloseable {

        /**
         * Does it; it may be late.
         *
         * @param due when it should have begun, by {@link System#nanoTime}
         */
        void once(long due) throws Exception;

        @Override
        void close() throws Exception;
    }

    /** How many were done. */
    public long keep(Callable<Work> newWork) throws InterruptedException {
        var begin = System.nanoTime();
        var next = new AtomicLong();
        var done = Workers.all(workers, () -> work(newWork, begin, next));
        return done.stream().mapToLong(Long::longValue).sum();
    }

    private long work(Callable<Work> newWork, long begin, AtomicLong next) throws Exception {
        var done = 0L;
        try (var work = newWork.call()) {
            for (var due = due(next); due < time.toNanos(); due = due(next)) {
                await(begin + due);
                work.once(begin + due);
                done++;
            }
        }
        return done;
    }

    private long due(AtomicLong next) {
        return (long) (next.getAndIncrement() * 1e9 / perSecond);
    }

    private static void await(long instant) {
        for (var left = instant - System.nanoTime(); left > 0; left = instant - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
