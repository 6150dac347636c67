package io.fundsledger.command.follow;

import io.fundsledger.command.log.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what followers wait for. */
@Configuration(proxyBeanMethods = false)
class FollowConfiguration {

    @Bean
    LogHeads logHeads(LogReader log) {
        return new LogHeads(log);
    }
}
