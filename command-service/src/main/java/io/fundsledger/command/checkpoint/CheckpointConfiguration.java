package io.fundsledger.command.checkpoint;

import io.fundsledger.command.log.CheckpointStore;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.SigningTurn;
import io.fundsledger.command.relay.CheckpointPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the signer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointProperties.class)
class CheckpointConfiguration {

    /** Longer than Kafka may keep the signer waiting in all. */
    private static final int SILENT_SECONDS = 60;

    private static final Duration KAFKA_AGAIN = Duration.ofSeconds(10);

    @Bean
    ConfiguredKey checkpointKey(CheckpointProperties properties) {
        return ConfiguredKey.of(properties.key());
    }

    @Bean
    CheckpointStatus checkpointStatus() {
        return new CheckpointStatus();
    }

    @Bean
    CheckpointStore checkpointStore(JdbcClient jdbc, LedgerIdentity ledger) {
        return new CheckpointStore(jdbc, ledger);
    }

    @Bean
    CheckpointMetrics checkpointMetrics(
            MeterRegistry registry, CheckpointStore store, CheckpointStatus status, InstantSource clock) {
        return new CheckpointMetrics(registry, store, status, clock);
    }

    @Bean
    CheckpointKeeper checkpointKeeper(
            CheckpointProperties properties,
            ConfiguredKey key,
            LogConnections connections,
            LedgerIdentity ledger,
            CheckpointPublisher publisher,
            CheckpointStatus status,
            CheckpointMetrics metrics,
            InstantSource clock) {
        var schedule = new CheckpointSchedule(properties.every(), properties.events());
        var round = key.signingKey()
                .map(signing -> new CheckpointRound(
                        () -> SigningTurn.open(connections, ledger, SILENT_SECONDS),
                        publisher,
                        new CheckpointSigner(signing, ledger, schedule, clock),
                        status,
                        metrics,
                        KAFKA_AGAIN))
                .orElse(null);
        return new CheckpointKeeper(round, status, properties.lookEvery());
    }
}
