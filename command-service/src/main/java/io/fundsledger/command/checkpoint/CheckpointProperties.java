package io.fundsledger.command.checkpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the log is signed.
 *
 * @param key the private key, PEM or the base64 within it; without one nothing is signed
 * @param topic where checkpoints are published
 * @param every how old the newest checkpoint gets while there are new events
 * @param events after how many new events there is one sooner
 * @param lookEvery how long the signer waits before it looks again whether one is due
 */
@ConfigurationProperties("ledger.checkpoints")
record CheckpointProperties(@Nullable String key, String topic, Duration every, long events, Duration lookEvery) {

    CheckpointProperties {
        if (!every.isPositive() || events < 1 || !lookEvery.isPositive()) {
            throw new IllegalArgumentException("ledger.checkpoints.every, .events and .look-every have to be more than"
                    + " nothing, not %s, %d and %s".formatted(every, events, lookEvery));
        }
    }

    /** Without the key, which is nobody's to see. */
    @Override
    public String toString() {
        return "CheckpointProperties[topic=%s, every=%s, events=%d, lookEvery=%s]"
                .formatted(topic, every, events, lookEvery);
    }
}
