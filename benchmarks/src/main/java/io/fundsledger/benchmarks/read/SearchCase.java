package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Expected;
import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.benchmarks.stage.Words;
import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Searching transactions, beside sending to Elasticsearch what query-service sends there. */
record SearchCase(Stage stage, Sizes sizes, long seed) implements ReadCase {

    private static final int QUERIES = 100;

    @Override
    public List<Result> run() throws Exception {
        var paths = searches();
        var direct = recorded(paths);
        var searches = paths.stream().map(path -> get(stage.queries(), path)).toList();
        run(stage.queries(), searches, sizes.warmUp());
        run(stage.elasticsearch(), direct, sizes.warmUp());
        var turns = Turns.take(
                sizes.rounds,
                () -> run(stage.queries(), searches, sizes.time()),
                () -> run(stage.elasticsearch(), direct, sizes.time()));
        return List.of(turns.result(
                "search over %,d transactions, p99".formatted(sizes.transactions),
                "the same query sent to Elasticsearch directly",
                Figure.P99,
                Goal.atMost(1.5),
                "%d queries of common and rare words, alone and with a category, 50 hits a page; %d connections; %s"
                        .formatted(QUERIES, Sizes.FEW_CONNECTIONS, turns.ownCost())));
    }

    private List<String> searches() {
        var words = new Words(new Random(seed));
        return IntStream.range(0, QUERIES)
                .mapToObj(number -> number % 2 == 0
                        ? "?q=" + encoded(words.word())
                        : "?q=" + encoded(words.word() + " " + words.word()) + "&category=" + words.category())
                .map(query -> "/v1/transactions" + query)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a query-service asks Elasticsearch for these searches: as many requests, in their order. */
    private List<Request> recorded(List<String> searches) throws IOException {
        try (var queries = new RecordedQueries(stage.elasticsearch())) {
            var service = stage.queriesOf(queries.url());
            try (var connection = new Connections(service.url())) {
                for (var search : searches) {
                    Expected.success(connection.exchange(get(service.url(), search)));
                }
            } finally {
                stage.retire(service);
            }
            var recorded = queries.recorded();
            if (recorded.size() != searches.size()) {
                throw new IllegalStateException(
                        "%d searches made %d requests".formatted(searches.size(), recorded.size()));
            }
            return recorded;
        }
    }

    private static Request get(URI origin, String path) {
        return Request.get(origin.resolve(path), Map.of());
    }

    private Sample run(URI origin, List<Request> requests, Duration time) throws InterruptedException {
        return new FullSpeed(origin, Sizes.FEW_CONNECTIONS)
                .run(time, () -> requests.get(ThreadLocalRandom.current().nextInt(requests.size())));
    }
}
