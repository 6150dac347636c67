package io.fundsledger.command.expiry;

import io.fundsledger.command.lane.CommandIntake;
import io.fundsledger.command.log.DueHolds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the expiry sweep. */
@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {

    @Bean
    ExpirySweeper expirySweeper(
            JdbcClient jdbc,
            CommandIntake intake,
            InstantSource clock,
            MeterRegistry registry,
            @Value("${ledger.expiry-sweep-every}") Duration every) {
        var holds = new DueHolds(jdbc);
        var metrics = new ExpiryMetrics(registry, holds, clock);
        var sweep = new ExpirySweep(holds, new HoldExpiry(holds, intake::execute), clock, metrics, ExpirySweep.PAGE);
        return new ExpirySweeper(sweep, every);
    }
}
