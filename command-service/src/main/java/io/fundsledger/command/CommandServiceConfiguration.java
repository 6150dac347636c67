package io.fundsledger.command;

import io.fundsledger.command.lane.CommandHistory;
import io.fundsledger.command.lane.CommandIntake;
import io.fundsledger.command.lane.CommandLane;
import io.fundsledger.command.lane.CommandLanes;
import io.fundsledger.command.lane.CommitListener;
import io.fundsledger.command.lane.EventIds;
import io.fundsledger.command.lane.LaneIntake;
import io.fundsledger.command.lane.LaneSettings;
import io.fundsledger.command.lane.WriteGate;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.LedgerFounding;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.command.log.SnapshotWriter;
import io.fundsledger.events.HashChain;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the way of a command: intake, lane, log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
class CommandServiceConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerIdentity ledger(JdbcClient jdbc, LedgerProperties properties) {
        return new LedgerFounding(jdbc)
                .open(UUID.randomUUID(), properties.partitions(), properties.timeZone(), HashChain.FORMAT);
    }

    @Bean
    LogConnections logConnections(JdbcConnectionDetails store) {
        return new LogConnections(
                store.getJdbcUrl(), String.valueOf(store.getUsername()), String.valueOf(store.getPassword()));
    }

    @Bean
    LogReader logReader(JdbcClient jdbc, LedgerIdentity ledger) {
        return new LogReader(jdbc, ledger);
    }

    @Bean
    AccountHistory accountHistory(JdbcClient jdbc) {
        return new AccountHistory(jdbc);
    }

    @Bean
    CommandHistory commandHistory(LogReader log, AccountHistory accounts) {
        return new CommandHistory(log, accounts);
    }

    @Bean
    PostgresEventLog eventLog(LogConnections connections, LedgerIdentity ledger) {
        return new PostgresEventLog(connections, ledger);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SnapshotWriter snapshotWriter(JdbcClient jdbc, MeterRegistry registry) {
        return new SnapshotWriter(jdbc, registry);
    }

    @Bean
    LaneSettings laneSettings(LedgerProperties properties) {
        return LaneSettings.DEFAULT.writing(properties.writeEventsOf());
    }

    /** Started and stopped by its lifecycle, after the relay and before the web server. */
    @Bean(destroyMethod = "")
    CommandLane commandLane(
            PostgresEventLog log,
            LedgerIdentity ledger,
            InstantSource clock,
            LaneSettings settings,
            MeterRegistry registry,
            CommitListener commits,
            SnapshotWriter snapshots) {
        var ids = new EventIds(new SecureRandom());
        return CommandLanes.create(log, ledger, ids, clock, settings, registry, commits, snapshots);
    }

    @Bean
    LaneLifecycle laneLifecycle(CommandLane lane) {
        return new LaneLifecycle(lane);
    }

    @Bean
    CommandIntake commandIntake(CommandLane lane, WriteGate gate, CommandHistory history, LaneSettings settings) {
        return new LaneIntake(lane, gate, history, settings);
    }
}
