package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Connections that are kept open, each with a virtual thread that sends its next request when it has its answer.
 *
 * @param origin of the service
 */
public record FullSpeed(URI origin, int connections) {

    /** Sends requests for the time given; an answer other than 2xx or 503 ends it. */
    public Sample run(Duration time, Supplier<Request> requests) throws InterruptedException {
        var cpu = OwnProcessor.seconds();
        var begin = System.nanoTime();
        var deadline = begin + time.toNanos();
        var refused = new LongAdder();
        var all = Workers.all(connections, () -> exchange(requests, deadline, refused));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var latencies = Sample.histogram();
        all.forEach(latencies::add);
        return new Sample(latencies.getTotalCount(), refused.sum(), seconds, latencies, OwnProcessor.seconds() - cpu);
    }

    private Histogram exchange(Supplier<Request> requests, long deadline, LongAdder refused) throws IOException {
        var latencies = Sample.histogram();
        try (var connection = new Connections(origin)) {
            for (var begin = System.nanoTime(); begin < deadline; begin = System.nanoTime()) {
                if (Expected.successOrBusy(connection.exchange(requests.get()))) {
                    latencies.recordValue(System.nanoTime() - begin);
                } else {
                    refused.increment();
                }
            }
        }
        return latencies;
    }
}
