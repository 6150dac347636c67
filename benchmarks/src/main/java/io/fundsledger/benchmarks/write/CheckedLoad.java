package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.load.Sample;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Load of which every answer is the expected one, the log has as many events as they make, and Kafka has them too, but
 * for a moment.
 */
final class CheckedLoad {

    /** Seconds. */
    private static final double MOST_BEHIND = 1;

    /** Some way of making calls, each once. */
    interface Load {
        Sample run(Supplier<Call> calls) throws Exception;
    }

    /**
     * What a round came to.
     *
     * @param secondsBehind how old the oldest event was, at the end, that Kafka did not have
     */
    record Round(Sample sample, long events, double secondsBehind) {

        /** Whether Kafka was near enough. */
        boolean counts() {
            return secondsBehind <= MOST_BEHIND;
        }

        /** Throws where it was not. */
        void requireCounting() {
            if (!counts()) {
                throw new NotComparableException(
                        "at the end of a round of %,.0f a second Kafka was %.1f s behind the log"
                                .formatted(sample.perSecond(), secondsBehind));
            }
        }
    }

    /** Kafka, as far as it is behind the log. */
    interface Topic {

        /** Seconds since the oldest event was recorded that is missing; 0 if none is. */
        double secondsBehind() throws Exception;

        /** Waits until none is missing. */
        void awaitAll(Duration patience) throws Exception;
    }

    private final Callable<Long> recorded;
    private final Topic topic;

    /** @param recorded how many events the log has */
    CheckedLoad(Callable<Long> recorded, Topic topic) {
        this.recorded = recorded;
        this.topic = topic;
    }

    /** Begins when Kafka has all that was recorded before, and leaves it so. */
    Round run(Load load, Supplier<Call> calls) throws Exception {
        topic.awaitAll(Sizes.PATIENCE);
        var before = recorded.call();
        var expected = new LongAdder();
        var sample = load.run(() -> {
            var call = calls.get();
            expected.add(call.events());
            return call;
        });
        var behind = topic.secondsBehind();
        var events = recorded.call() - before;
        topic.awaitAll(Sizes.PATIENCE);
        if (events != expected.sum()) {
            throw new NotComparableException(
                    "the log has %,d events more, where the answers tell of %,d".formatted(events, expected.sum()));
        }
        return new Round(sample, events, behind);
    }
}
