package io.fundsledger.command.api;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.follow.LogHeads;
import io.fundsledger.events.LogPosition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Those who follow the log, each on the virtual thread of its request. Their number is bounded, and so is what each costs. */
@Component
final class LogFollowers {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowers.class);

    private final LogHeads heads;
    private final Counter slow;
    private final Counter gone;
    private final int most;
    private final Duration heartbeat;
    private final Semaphore seats;

    LogFollowers(
            LogHeads heads,
            MeterRegistry registry,
            @Value("${ledger.log-followers}") int most,
            @Value("${ledger.log-heartbeat}") Duration heartbeat) {
        this.heads = heads;
        this.slow = dropped(registry, "slow");
        this.gone = dropped(registry, "gone");
        this.most = most;
        this.heartbeat = heartbeat;
        this.seats = new Semaphore(most);
        registry.gauge("ledger.log.followers", seats, free -> most - free.availablePermits());
    }

    /** Writes what there is and what comes, until the client has gone or the service stops. */
    void follow(PartitionLines lines) {
        if (!seats.tryAcquire()) {
            throw Problem.tooManyFollowers(most).asException();
        }
        try {
            write(lines);
        } catch (IOException broken) {
            dropped(lines, broken);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            seats.release();
        }
    }

    private void write(PartitionLines lines) throws IOException, InterruptedException {
        while (heads.isOpen() && !lines.isOver()) {
            lines.writeToEnd();
            lines.flush();
            if (!heads.awaitAfter(lines.partition(), lines.position(), heartbeat)) {
                lines.writeHeartbeat();
            }
        }
    }

    private static Counter dropped(MeterRegistry registry, String reason) {
        return Counter.builder("ledger.log.followers.dropped")
                .description("followers of the log whose connection ended before the service did")
                .tag("reason", reason)
                .register(registry);
    }

    private void dropped(PartitionLines lines, IOException broken) {
        var place = new LogPosition(lines.partition(), lines.position());
        if (isTimeout(broken)) {
            slow.increment();
            LOG.warn("a follower of the log was dropped at {}: it did not take in time what was sent", place);
        } else {
            gone.increment();
            LOG.debug("a follower of the log has gone at {}", place);
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
