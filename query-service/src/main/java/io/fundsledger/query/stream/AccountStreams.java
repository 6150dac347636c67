package io.fundsledger.query.stream;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The streams that are open, each on the virtual thread of its request. Their number is bounded, and so is what each costs. */
@Component
class AccountStreams {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStreams.class);
    private static final String AFTER_SECONDS = "5";

    private final StreamProperties properties;
    private final Semaphore seats;
    private final Counter refused;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    AccountStreams(StreamProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.seats = new Semaphore(properties.most());
        Gauge.builder("ledger.query.streams", seats, free -> properties.most() - free.availablePermits())
                .description("Streams of accounts that are open")
                .register(meters);
        this.refused = Counter.builder("ledger.query.streams.refused")
                .description("Streams that were refused since too many were open")
                .register(meters);
        for (var reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("ledger.query.streams.dropped")
                            .description("Streams that ended before the service did")
                            .tag("reason", reason.wireName())
                            .register(meters));
        }
    }

    /** What writes a stream from beginning to end. */
    @FunctionalInterface
    interface Streaming {
        void run() throws IOException;
    }

    /**
     * Has a stream written if there is a seat for it.
     *
     * @throws ProblemException if there is none
     */
    void seat(Streaming streaming) throws IOException {
        if (!seats.tryAcquire()) {
            refused.increment();
            throw new ProblemException(
                            ProblemCode.TOO_MANY_STREAMS,
                            "%d streams are open here already; connect again later".formatted(properties.most()))
                    .with("streams", properties.most())
                    .header("Retry-After", AFTER_SECONDS);
        }
        try {
            streaming.run();
        } finally {
            seats.release();
        }
    }

    /** Writes what there is and what comes, until the client has gone or the service stops. */
    void write(AccountStream stream) {
        try {
            stream.write();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (DroppedException told) {
            drop(stream, told.reason(), String.valueOf(told.getMessage()));
            tell(stream, told.reason());
        } catch (IOException broken) {
            drop(stream, isTimeout(broken) ? DropReason.SLOW : DropReason.GONE, String.valueOf(broken.getMessage()));
        } catch (RuntimeException unforeseen) {
            LOG.error("a stream failed unexpectedly", unforeseen);
            drop(stream, DropReason.FAILED, String.valueOf(unforeseen.getMessage()));
            tell(stream, DropReason.FAILED);
        }
    }

    private static void tell(AccountStream stream, DropReason reason) {
        try {
            stream.writeDropped(reason);
        } catch (IOException gone) {
            LOG.debug("the reader of {} was not told why its stream ended", stream);
        }
    }

    @SuppressWarnings("NullAway") // the constructor has put one for each
    private void drop(AccountStream stream, DropReason reason, String why) {
        dropped.get(reason).increment();
        if (reason == DropReason.GONE) {
            LOG.debug("the reader of {} has gone", stream);
        } else {
            LOG.warn("the stream of {} was dropped, {}: {}", stream, reason.wireName(), why);
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
