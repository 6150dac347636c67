package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Connections;
import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Calls at a given rate. How long each took is counted from the instant at which it was due: one that had to wait for
 * those before it is as late as its caller would have found it.
 */
public record PacedCalls(URI origin, Pace pace) {

    /** Makes calls; an answer other than the expected one ends it. */
    public Sample run(Supplier<Call> calls) throws InterruptedException {
        var cpu = OwnProcessor.seconds();
        var begin = System.nanoTime();
        var all = new ConcurrentLinkedQueue<Histogram>();
        pace.keep(() -> new Calling(calls, all));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var latencies = Sample.histogram();
        all.forEach(latencies::add);
        return new Sample(latencies.getTotalCount(), 0, seconds, latencies, OwnProcessor.seconds() - cpu);
    }

    private final class Calling implements Pace.Work {

        private final Connections connection = new Connections(origin);
        private final Histogram latencies = Sample.histogram();
        private final Supplier<Call> calls;
        private final Queue<Histogram> all;

        Calling(Supplier<Call> calls, Queue<Histogram> all) {
            this.calls = calls;
            this.all = all;
        }

        @Override
        public void once(long due) throws IOException {
            var call = calls.get();
            var answer = connection.exchange(call.request());
            latencies.recordValue(System.nanoTime() - due);
            call.expectation().check(answer.status(), answer.body());
        }

        @Override
        public void close() {
            connection.close();
            all.add(latencies);
        }
    }
}
