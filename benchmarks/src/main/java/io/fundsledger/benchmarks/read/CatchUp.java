package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.stage.Bookings;
import io.fundsledger.benchmarks.stage.Stage;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** How long a projection takes for the whole log, once what it had was taken from it. */
record CatchUp(Stage stage, Bookings bookings, List<UUID> accounts) {

    static final String ACCOUNTS = "accounts";
    static final String TRANSACTIONS = "transactions";

    /** From its first checkpoint to the last event; one more event lets it find that it must begin anew. */
    Sample time(String projection) throws SQLException, InterruptedException {
        bookings.move(accounts, 1);
        stage.views().awaitBegin(projection, Sizes.PATIENCE);
        var begin = System.nanoTime();
        var events = stage.log().recorded();
        stage.views().await(projection, events, Sizes.PATIENCE);
        return Sample.ofWhole(events, (System.nanoTime() - begin) / 1e9);
    }
}
