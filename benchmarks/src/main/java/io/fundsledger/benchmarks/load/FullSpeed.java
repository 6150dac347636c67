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
        return repeat(time, connection -> Expected.successOrBusy(connection.exchange(requests.get())));
    }

    /** Makes calls for the time given; an answer other than the expected one ends it. */
    public Sample runChecked(Duration time, Supplier<Call> calls) throws InterruptedException {
        return repeat(time, connection -> {
            var call = calls.get();
            var answer = connection.exchange(call.request());
            call.expectation().check(answer.status(), answer.body());
            return true;
        });
    }

    /** False if it was refused. */
    private interface Exchange {
        boolean once(Connections connection) throws IOException;
    }

    private Sample repeat(Duration time, Exchange exchange) throws InterruptedException {
        var cpu = OwnProcessor.seconds();
        var begin = System.nanoTime();
        var deadline = begin + time.toNanos();
        var refused = new LongAdder();
        var all = Workers.all(connections, () -> repeat(exchange, deadline, refused));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var latencies = Sample.histogram();
        all.forEach(latencies::add);
        return new Sample(latencies.getTotalCount(), refused.sum(), seconds, latencies, OwnProcessor.seconds() - cpu);
    }

    private Histogram repeat(Exchange exchange, long deadline, LongAdder refused) throws IOException {
        var latencies = Sample.histogram();
        try (var connection = new Connections(origin)) {
            for (var begin = System.nanoTime(); begin < deadline; begin = System.nanoTime()) {
                if (exchange.once(connection)) {
                    latencies.recordValue(System.nanoTime() - begin);
                } else {
                    refused.increment();
                }
            }
        }
        return latencies;
    }
}
