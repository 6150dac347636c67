package io.fundsledger.projector.api;

import io.fundsledger.projector.reconciliation.Alarm;
import io.fundsledger.projector.reconciliation.Reconciliation;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the views agree. No part of liveness or readiness: no restart makes a wrong figure right. */
@Component("reconciliation")
class ReconciliationHealth implements HealthIndicator {

    private static final int MOST_TOLD = 10;

    private final Reconciliation reconciliation;

    ReconciliationHealth(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public Health health() {
        var status = reconciliation.status();
        var health = switch (status.state()) {
            case STARTING, STANDBY, AGREES -> Health.up();
            case UNKNOWN -> Health.unknown();
            case DIFFERS -> Health.down();
        };
        health.withDetail("state", status.state().word()).withDetail("since", status.since());
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        if (!status.alarms().isEmpty()) {
            health.withDetail("differing", status.alarms().size())
                    .withDetail(
                            "differences",
                            status.alarms().stream()
                                    .limit(MOST_TOLD)
                                    .map(Alarm::finding)
                                    .map(finding -> finding.text())
                                    .toList());
        }
        return health.build();
    }
}
