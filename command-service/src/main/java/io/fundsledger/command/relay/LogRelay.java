package io.fundsledger.command.relay;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.LogTail;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the log to Kafka: in order, without a gap, at least once. Whatever goes wrong ends the session, and the next
 * one begins where Kafka says that the topic ends.
 */
public final class LogRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogRelay.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private final RelayKafka kafka;
    private final LogConnections store;
    private final LedgerIdentity ledger;
    private final KeptTopic topic;
    private final TopicIdentity identity;
    private final RelaySettings settings;
    private final RelayStatus status;
    private final RelayMetrics metrics;
    private final CommitBell bell;
    private final Thread thread = Thread.ofPlatform().name("log-relay").unstarted(this::run);
    private final CompletableFuture<Boolean> firstLook = new CompletableFuture<>();
    private volatile boolean open = true;

    LogRelay(
            RelayKafka kafka,
            LogConnections store,
            LedgerIdentity ledger,
            KeptTopic topic,
            TopicIdentity identity,
            RelaySettings settings,
            RelayStatus status,
            RelayMetrics metrics,
            CommitBell bell) {
        this.kafka = kafka;
        this.store = store;
        this.ledger = ledger;
        this.topic = topic;
        this.identity = identity;
        this.settings = settings;
        this.status = status;
        this.metrics = metrics;
        this.bell = bell;
    }

    /**
     * Starts relaying. Waits for a first look at the topic, since a wrong one must keep the service from starting; that
     * Kafka cannot be reached must not.
     */
    public void start() {
        thread.start();
        try {
            firstLook.get(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException wrong) {
            throw new IllegalStateException(wrong.getMessage(), wrong);
        } catch (TimeoutException unreachable) {
            LOG.warn("Kafka has not answered yet: commands are accepted, and relayed when it does");
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        bell.ring();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (status.state() != RelayState.DEAD) {
            status.become(RelayState.STOPPED, "");
        }
    }

    private void run() {
        while (open) {
            try {
                session();
            } catch (WrongTopicException wrong) {
                firstLook.completeExceptionally(wrong);
                ended(RelayState.WRONG_TOPIC, wrong);
            } catch (LogBehindTopicException behind) {
                firstLook.complete(false);
                ended(RelayState.LOG_BEHIND_TOPIC, behind);
            } catch (RuntimeException failure) {
                ended(RelayState.WAITING, failure);
            } catch (Error fatal) {
                status.become(RelayState.DEAD, fatal.toString());
                firstLook.completeExceptionally(fatal);
                LOG.error("the relay has died: restart this instance", fatal);
                throw fatal;
            }
        }
    }

    private void ended(RelayState state, RuntimeException why) {
        if (!open) {
            return;
        }
        if (status.state() != state) {
            LOG.warn("the relay has stopped ({}) and looks again every {}", state, settings.retryAfter(), why);
        }
        status.become(state, String.valueOf(why.getMessage()));
        pause();
    }

    /** The bell may ring at any time; a pause is a pause. */
    private void pause() {
        var until = System.nanoTime() + settings.retryAfter().toNanos();
        for (var left = until - System.nanoTime(); open && left > 0; left = until - System.nanoTime()) {
            bell.await(Duration.ofNanos(Math.max(left, 1_000_000)));
        }
    }

    private void session() {
        try (var admin = kafka.newAdmin();
                var consumer = kafka.newConsumer();
                var log = LogTail.open(store, ledger, settings.silentFor())) {
            var topicId = topic.ensure(admin);
            var relayed = new KafkaTopic(topic, admin, settings.brokerTimeout());
            try (var session = new RelaySession(log, relayed, topicId, consumer, kafka.newProducer(), settings)) {
                session.compare(ledger.partitions());
                identity.agreed(topic.name(), topicId);
                status.become(RelayState.RELAYING, "");
                firstLook.complete(true);
                relay(session);
            }
        }
    }

    private void relay(RelaySession session) {
        var upkeep = new Upkeep(session);
        while (open) {
            upkeep.run();
            var nextAt = System.nanoTime() + settings.pace().toNanos();
            var published = session.relay(upkeep);
            if (published > 0) {
                metrics.published(published);
                status.at(session.cursors());
                LockSupport.parkNanos(nextAt - System.nanoTime());
            } else {
                bell.await(settings.poll());
            }
        }
    }

    /** Does what is to be done from time to time, also while Kafka lets the relay wait. */
    private final class Upkeep implements Runnable {
        private final RelaySession session;
        private long next = System.nanoTime();

        Upkeep(RelaySession session) {
            this.session = session;
        }

        @Override
        public void run() {
            if (!open) {
                throw new RelayException("the relay is closed");
            }
            if (System.nanoTime() - next >= 0) {
                session.upkeep();
                status.at(Map.copyOf(session.cursors()));
                next = System.nanoTime() + settings.upkeep().toNanos();
            }
        }
    }
}
