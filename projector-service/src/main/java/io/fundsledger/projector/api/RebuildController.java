package io.fundsledger.projector.api;

import io.fundsledger.projector.rebuild.Rebuild;
import io.fundsledger.projector.rebuild.RebuildWatch;
import io.fundsledger.projector.rebuild.Rebuilds;
import io.fundsledger.projector.rebuild.SwitchBack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds views beside themselves. */
@RestController
@RequestMapping(path = "/v1/projections/{name}", produces = "application/json")
class RebuildController {
    private final Rebuilds rebuilds;
    private final RebuildWatch watch;
    private final SwitchBack switchBack;

    RebuildController(Rebuilds rebuilds, RebuildWatch watch, SwitchBack switchBack) {
        this.rebuilds = rebuilds;
        this.watch = watch;
        this.switchBack = switchBack;
    }

    @PostMapping("/rebuilds")
    @Operation(
            summary = "Rebuilds a projection from the first event, beside the one that readers see",
            description =
                    "Where both are at the same positions they are compared; if they are equal, readers are"
                            + " switched. The generation before is fed on for a grace period, so that readers can be switched back.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun; Location says where to follow it",
            useReturnTypeSchema = true)
    ResponseEntity<RebuildView> rebuild(@PathVariable @Schema(example = "accounts") String name) {
        var begun = rebuilds.begin(name, UUID.randomUUID());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/projections/%s/rebuilds/%s".formatted(name, begun.id())))
                .body(view(begun));
    }

    @GetMapping("/rebuilds")
    @Operation(summary = "The last rebuilds of a projection, newest first")
    List<RebuildView> rebuilds(@PathVariable @Schema(example = "accounts") String name) {
        return rebuilds.latest(name).stream().map(this::view).toList();
    }

    @GetMapping("/rebuilds/{id}")
    @Operation(summary = "A rebuild: its phase, how far it is, and what the comparison found")
    RebuildView rebuild(@PathVariable @Schema(example = "accounts") String name, @PathVariable UUID id) {
        return view(rebuilds.find(name, id));
    }

    @PostMapping("/rebuilds/{id}/switch")
    @Operation(summary = "Accepts the differences that the comparison found, so that readers are switched")
    RebuildView accept(@PathVariable @Schema(example = "accounts") String name, @PathVariable UUID id) {
        return view(rebuilds.accept(name, id));
    }

    @PostMapping("/rebuilds/{id}/cancel")
    @Operation(summary = "Ends a rebuild before readers are switched, and removes what it has built")
    RebuildView cancel(@PathVariable @Schema(example = "accounts") String name, @PathVariable UUID id) {
        return view(rebuilds.cancel(name, id));
    }

    @PostMapping("/switch-back")
    @Operation(summary = "Switches readers back to the generation that they saw before, within its grace period")
    GenerationView switchBack(@PathVariable @Schema(example = "accounts") String name) {
        return GenerationView.of(switchBack.readersOf(name));
    }

    private RebuildView view(Rebuild rebuild) {
        return RebuildView.of(rebuild, rebuild.phase().isLast() ? null : watch.progress(rebuild));
    }
}
