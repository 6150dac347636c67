package io.fundsledger.command.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A relay whose thread has died publishes nothing, and only a restart helps: part of liveness. */
@Component("relayThread")
final class RelayThreadHealth implements HealthIndicator {

    private final RelayStatus status;

    RelayThreadHealth(RelayStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        return status.state() == RelayState.DEAD
                ? Health.down().withDetail("detail", status.detail()).build()
                : Health.up().build();
    }
}
