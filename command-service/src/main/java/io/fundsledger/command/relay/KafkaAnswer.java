package io.fundsledger.command.relay;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waiting for Kafka's answer, but not for ever. */
final class KafkaAnswer {

    private KafkaAnswer() {}

    /** The answer; throws RelayException with Kafka's own exception as its cause. */
    static <T> T await(KafkaFuture<T> answer, Duration timeout, String what) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new RelayException("Kafka would not " + what, failure.getCause());
        } catch (TimeoutException late) {
            throw new RelayException("Kafka did not answer in time when asked to " + what, late);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new RelayException("interrupted while waiting for Kafka", asked);
        }
    }
}
