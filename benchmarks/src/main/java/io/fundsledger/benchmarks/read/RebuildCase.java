package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Expected;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.plain.CopiedTables;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import io.fundsledger.cli.rest.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rebuild of the accounts view, from asking for it until readers have been switched, beside COPY of its rows. */
record RebuildCase(Stage stage, Sizes sizes, Path folder) implements ReadCase {

    private static final String REBUILDS = "/v1/projections/" + CatchUp.ACCOUNTS + "/rebuilds";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Override
    public List<Result> run() throws Exception {
        if (!isThere()) {
            return List.of();
        }
        var views = stage.views();
        var rows = CopiedTables.dump(views.database(), views.schema(CatchUp.ACCOUNTS), folder);
        var turns = Turns.take(
                sizes.loadRounds, this::rebuild, () -> rows.load(stage.log().recorded()));
        return List.of(turns.result(
                "rebuild of the accounts view, from start to switched",
                "COPY of the same rows into the same tables",
                Figure.SECONDS,
                Goal.atMost(3),
                "the comparison of both generations is part of it"));
    }

    private boolean isThere() throws IOException {
        var api = json(Request.get(stage.projections().resolve("/v3/api-docs"), Map.of()));
        return api.path("paths").has("/v1/projections/{name}/rebuilds");
    }

    private Sample rebuild() throws Exception {
        var events = stage.log().recorded();
        var begin = System.nanoTime();
        var id = id(json(Request.post(stage.projections().resolve(REBUILDS), Map.of(), "{}")));
        awaitSwitched(Request.get(stage.projections().resolve(REBUILDS + "/" + id), Map.of()));
        return Sample.ofWhole(events, (System.nanoTime() - begin) / 1e9);
    }

    private static String id(JsonNode rebuild) {
        return rebuild.path("id").asString();
    }

    private void awaitSwitched(Request rebuild) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Sizes.PATIENCE.toNanos();
        while (!json(rebuild).path("phase").asString().equals("switched")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not switched after " + Sizes.PATIENCE + ": " + json(rebuild));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private JsonNode json(Request request) throws IOException {
        return JsonMapper.shared().readTree(Expected.success(exchange(request)).body());
    }

    private Response exchange(Request request) throws IOException {
        try (var connection = new Connections(stage.projections())) {
            return connection.exchange(request);
        }
    }
}
