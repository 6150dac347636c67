package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Elasticsearch;
import io.fundsledger.benchmarks.stage.Stage;
import java.nio.file.Path;
import java.util.List;

/** Indexing the whole log, beside a loader that only sends the documents that come of it. */
record IndexingCase(Stage stage, Sizes sizes, CatchUp catchUp, Elasticsearch elasticsearch, Path folder)
        implements ReadCase {

    @Override
    public List<Result> run() throws Exception {
        var documents = LoadedDocuments.dump(elasticsearch, CatchUp.TRANSACTIONS, folder);
        Turns.take(1, () -> index(documents), documents::load); // warm-up
        var turns = Turns.take(sizes.loadRounds, () -> index(documents), documents::load);
        return List.of(turns.result(
                "indexing into Elasticsearch, documents a second from Kafka, catch-up",
                "a bare bulk loader of the same documents",
                Figure.PER_SECOND,
                Goal.atLeast(0.8),
                "from the first checkpoint of an empty index to the last event's, refreshed; %,d documents; the loader"
                                .formatted(documents.documents())
                        + " sends requests of up to 4 MiB one after the other and refreshes once"));
    }

    private Sample index(LoadedDocuments documents) throws Exception {
        elasticsearch.delete(elasticsearch.index(CatchUp.TRANSACTIONS));
        stage.views().forget(CatchUp.TRANSACTIONS);
        var events = catchUp.time(CatchUp.TRANSACTIONS);
        return Sample.ofWhole(documents.documents(), events.seconds());
    }
}
