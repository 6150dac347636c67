package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.stage.Stage;
import java.sql.SQLException;

/** How long a projection takes for the whole log, once what it had was taken from it. */
record CatchUp(Stage stage) {

    static final String ACCOUNTS = "accounts";
    static final String TRANSACTIONS = "transactions";

    /** From its first checkpoint to the last event; the projector finds by itself that it must begin anew. */
    Sample time(String projection) throws SQLException, InterruptedException {
        stage.views().awaitBegin(projection, Sizes.PATIENCE);
        var begin = System.nanoTime();
        var events = stage.log().recorded();
        stage.views().await(projection, events, Sizes.PATIENCE);
        return Sample.ofWhole(events, (System.nanoTime() - begin) / 1e9);
    }
}
