package io.fundsledger.command.relay;

import io.fundsledger.command.follow.LogHeads;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.LogReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the relay. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    RelayStatus relayStatus() {
        return new RelayStatus();
    }

    @Bean
    CommitBell commitBell() {
        return new CommitBell();
    }

    @Bean
    CommitBroadcast commitBroadcast(
            LogConnections connections,
            RelayStatus status,
            LedgerIdentity ledger,
            CommitBell bell,
            LogHeads followers) {
        return new CommitBroadcast(connections, status, ledger.partitions(), bell, followers);
    }

    @Bean
    RelayKafka relayKafka(KafkaProperties kafka) {
        return new RelayKafka(
                kafka.buildProducerProperties(), kafka.buildConsumerProperties(), kafka.buildAdminProperties());
    }

    /** Closed by who uses it. */
    @Bean(destroyMethod = "")
    CheckpointPublisher checkpointPublisher(
            RelayKafka kafka,
            @Value("${ledger.checkpoints.topic}") String topic,
            @Value("${ledger.topic-replication-factor}") short replicationFactor) {
        var timeout = RelaySettings.DEFAULT.brokerTimeout();
        return new CheckpointPublisher(
                kafka, new KeptTopic("ledger.checkpoints.topic", topic, 1, replicationFactor, timeout), timeout);
    }

    @Bean
    LogRelay logRelay(
            RelayKafka kafka,
            LogConnections connections,
            LedgerIdentity ledger,
            JdbcClient jdbc,
            LogReader log,
            RelayStatus status,
            CommitBell bell,
            InstantSource clock,
            MeterRegistry registry,
            @Value("${ledger.topic}") String topic,
            @Value("${ledger.topic-replication-factor}") short replicationFactor) {
        var settings = RelaySettings.DEFAULT;
        return new LogRelay(
                kafka,
                connections,
                ledger,
                new KeptTopic("ledger.topic", topic, ledger.partitions(), replicationFactor, settings.brokerTimeout()),
                new TopicIdentity(jdbc),
                settings,
                status,
                new RelayMetrics(registry, status, log, clock),
                bell);
    }

    @Bean
    RelayLifecycle relayLifecycle(LogRelay relay, CommitBroadcast broadcast) {
        return new RelayLifecycle(relay, broadcast);
    }
}
