package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Bookings;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.cli.rest.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The balance of a random instant and day on both axes, beside the current one of the same account. */
record BitemporalCase(Stage stage, Sizes sizes, UUID account) implements ReadCase {

    @Override
    public List<Result> run() throws Exception {
        var first = recorded("min");
        var last = recorded("max");
        Supplier<Request> dated = () -> balance(moment(first, last));
        Supplier<Request> current = () -> balance("");
        run(dated, sizes.warmUp());
        run(current, sizes.warmUp());
        var turns = Turns.take(sizes.rounds, () -> run(dated, sizes.time()), () -> run(current, sizes.time()));
        return List.of(turns.result(
                "bitemporal balance of an account with %,d lines".formatted(sizes.lines),
                "its current balance",
                Figure.P50,
                Goal.atMost(5),
                "medians are compared; a random instant and value date each; %d connections; %s"
                        .formatted(Sizes.FEW_CONNECTIONS, turns.ownCost())));
    }

    private Sample run(Supplier<Request> requests, Duration time) throws InterruptedException {
        return new FullSpeed(stage.queries(), Sizes.FEW_CONNECTIONS).run(time, requests);
    }

    private Request balance(String moment) {
        return Request.get(stage.queries().resolve("/v1/accounts/" + account + "/balance" + moment), Map.of());
    }

    private static String moment(long first, long last) {
        var random = ThreadLocalRandom.current();
        var asOf = Instant.EPOCH.plus(random.nextLong(first, last + 1), ChronoUnit.MICROS);
        return "?asOf=%s&valueDate=%s".formatted(asOf, Bookings.day(random));
    }

    /** Microseconds since 1970 of the account's first or last line. */
    private long recorded(String which) throws SQLException {
        return stage.views()
                .database()
                .number("SELECT (extract(epoch FROM %s(recorded_at)) * 1000000)::bigint FROM views.statement_line"
                                .formatted(which)
                        + " WHERE account_id = '" + account + "'");
    }
}
