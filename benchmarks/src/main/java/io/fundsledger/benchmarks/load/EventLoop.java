package io.fundsledger.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Connections that are kept open and busy by one thread: each sends its next request when its answer is there. Does what
 * {@link FullSpeed} does with less of a processor, which counts where services share it; answers have to be small.
 *
 * @param origin of the service
 */
public record EventLoop(URI origin, int connections) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Makes calls for the time given and awaits the last answers; one other than the expected ends it. */
    public Sample run(Duration time, Supplier<Call> calls) throws IOException {
        try (var selector = Selector.open()) {
            try {
                for (var number = 0; number < connections; number++) {
                    SmallExchange.open(origin, selector);
                }
                return new Round(selector, calls).run(time);
            } finally {
                for (var key : selector.keys()) {
                    exchange(key).close();
                }
            }
        }
    }

    private static SmallExchange exchange(SelectionKey key) {
        return (SmallExchange) key.attachment();
    }

    private static final class Round {

        private final Selector selector;
        private final Supplier<Call> calls;
        private final Histogram latencies = Sample.histogram();
        private long deadline;
        private int underWay;

        Round(Selector selector, Supplier<Call> calls) {
            this.selector = selector;
            this.calls = calls;
        }

        Sample run(Duration time) throws IOException {
            var cpu = OwnProcessor.seconds();
            var begin = System.nanoTime();
            deadline = begin + time.toNanos();
            for (var key : selector.keys()) {
                exchange(key).send(calls.get());
                underWay++;
            }
            while (underWay > 0) {
                if (selector.select(this::proceed, PATIENCE.toMillis()) == 0) {
                    throw new IOException("no answer within " + PATIENCE);
                }
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            return new Sample(latencies.getTotalCount(), 0, seconds, latencies, OwnProcessor.seconds() - cpu);
        }

        private void proceed(SelectionKey key) {
            try {
                var exchange = exchange(key);
                if (exchange.isAnswered()) {
                    latencies.recordValue(exchange.nanos());
                    next(exchange);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void next(SmallExchange exchange) throws IOException {
            if (System.nanoTime() < deadline) {
                exchange.send(calls.get());
            } else {
                underWay--;
            }
        }
    }
}
