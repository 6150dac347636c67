package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.PartitionStatus;
import io.fundsledger.projector.projection.ProjectionRunners;
import io.fundsledger.projector.projection.ProjectionStatus;
import io.fundsledger.projector.projection.TopicWatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the views follow the log: down while anything keeps one from it, and when a partition has stopped. */
@Component("projections")
class ProjectionsHealth implements HealthIndicator {

    private final ProjectionRunners runners;
    private final TopicWatch topics;

    ProjectionsHealth(ProjectionRunners runners, TopicWatch topics) {
        this.runners = runners;
        this.topics = topics;
    }

    @Override
    public Health health() {
        var projections = runners.statuses();
        var problem = topics.problem();
        var healthy = problem.isEmpty() && projections.stream().allMatch(ProjectionStatus::isHealthy);
        var health = healthy ? Health.up() : Health.down();
        problem.ifPresent(what -> health.withDetail("kafka", what));
        projections.forEach(projection -> health.withDetail(projection.projection(), details(projection)));
        return health.build();
    }

    private static Map<String, Object> details(ProjectionStatus projection) {
        var details = new LinkedHashMap<String, Object>();
        details.put("state", projection.phase().name().toLowerCase(Locale.ROOT));
        var reason = projection.reason();
        if (reason != null) {
            details.put("reason", reason);
        }
        for (PartitionStatus stopped : projection.stoppedPartitions()) {
            details.put("partition " + stopped.partition(), "stopped: " + stopped.reason());
        }
        return details;
    }
}
