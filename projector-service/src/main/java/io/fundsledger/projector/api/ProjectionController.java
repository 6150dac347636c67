package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.GenerationRow;
import io.fundsledger.projector.projection.Generations;
import io.fundsledger.projector.projection.ProjectionLag;
import io.fundsledger.projector.projection.ProjectionRunners;
import io.fundsledger.projector.projection.ProjectionStatus;
import io.fundsledger.projector.reconciliation.ReconciledView;
import io.fundsledger.projector.reconciliation.Reconciliation;
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
    private final Generations generations;
    private final Reconciliation reconciliation;

    ProjectionController(
            ProjectionRunners runners, ProjectionLag lag, Generations generations, Reconciliation reconciliation) {
        this.runners = runners;
        this.lag = lag;
        this.generations = generations;
        this.reconciliation = reconciliation;
    }

    @GetMapping
    @Operation(summary = "Every projection: its state, and where it is in the partitions that this instance owns")
    List<ProjectionView> projections() {
        var all = generations.all();
        var reconciled = reconciliation.status();
        return runners.statuses().stream()
                .map(projection -> ProjectionView.of(
                        projection,
                        lag,
                        generationsOf(projection, all),
                        ReconciledView.of(projection.projection())
                                .map(view -> ReconciliationView.of(reconciled, view))
                                .orElse(null)))
                .toList();
    }

    private static List<GenerationView> generationsOf(ProjectionStatus projection, List<GenerationRow> all) {
        return all.stream()
                .filter(row -> row.generation().projection().equals(projection.projection()))
                .map(GenerationView::of)
                .toList();
    }
}
