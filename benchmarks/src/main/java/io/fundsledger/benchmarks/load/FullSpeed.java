package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Connection;
import io.fundsledger.cli.rest.Request;
import io.fundsledger.cli.rest.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Connections that are kept open, each with a virtual thread that sends its next request when it has its answer.
 *
 * @param origin of the service
 */
public record FullSpeed(URI origin, int connections, Duration time) {

    /** Sends requests for the time given; an answer other than 2xx ends it. */
    public Sample run(Supplier<Request> requests) throws InterruptedException {
        return run(requests, answer -> {});
    }

    public Sample run(Supplier<Request> requests, Consumer<Response> answers) throws InterruptedException {
        var cpu = OwnProcessor.seconds();
        var begin = System.nanoTime();
        var deadline = begin + time.toNanos();
        var all = Workers.all(connections, () -> exchange(requests, answers, deadline));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var latencies = Sample.histogram();
        all.forEach(latencies::add);
        return new Sample(latencies.getTotalCount(), seconds, latencies, OwnProcessor.seconds() - cpu);
    }

    private Histogram exchange(Supplier<Request> requests, Consumer<Response> answers, long deadline)
            throws IOException {
        var latencies = Sample.histogram();
        try (var connection = new Connection(origin)) {
            for (var begin = System.nanoTime(); begin < deadline; begin = System.nanoTime()) {
                var answer = Expected.success(connection.exchange(requests.get()));
                latencies.recordValue(System.nanoTime() - begin);
                answers.accept(answer);
            }
        }
        return latencies;
    }
}
