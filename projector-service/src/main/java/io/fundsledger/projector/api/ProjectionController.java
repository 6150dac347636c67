package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.ProjectionLag;
import io.fundsledger.projector.projection.ProjectionRunners;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the projections are doing. */
@RestController
@RequestMapping(path = "/v1/projections", produces = "application/json")
class ProjectionController {

    private final ProjectionRunners runners;
    private final ProjectionLag lag;

    ProjectionController(ProjectionRunners runners, ProjectionLag lag) {
        this.runners = runners;
        this.lag = lag;
    }

    @GetMapping
    @Operation(summary = "Every projection: its state, and where it is in the partitions that this instance owns")
    List<ProjectionView> projections() {
        return runners.statuses().stream()
                .map(projection -> ProjectionView.of(projection, lag))
                .toList();
    }
}
