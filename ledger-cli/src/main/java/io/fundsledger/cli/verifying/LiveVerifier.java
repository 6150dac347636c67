package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.LogClient;
import java.io.IOException;
import java.io.PrintStream;

/** Verifies a running ledger: its log, then what its views show; and prints what came of it. */
record LiveVerifier(PrintStream out, Witness witness, ViewsAsked asked) {

    /** Whether nothing is wrong. */
    boolean verify(LogClient client, LedgerQueries queries) throws IOException, InterruptedException {
        var log = LiveLog.of(client);
        var verification = new Verification(log, witness.landmarks(log.log()), asked == ViewsAsked.ALL);
        try (var progress = Progress.show(out, log.unit())) {
            verification.run(progress);
        }
        new LogReport(verification, log.log()).lines().forEach(out::println);
        if (!verification.isRight()) {
            out.println("The views were not compared with a log in which something is wrong.");
            return false;
        }
        return asked == ViewsAsked.NONE || viewsAreRight(log, verification, queries);
    }

    private boolean viewsAreRight(LiveLog log, Verification verification, LedgerQueries queries)
            throws IOException, InterruptedException {
        var differences = new Differences();
        try {
            new ViewsCheck(log, verification, queries, differences).run(asked);
        } catch (FaultFound logWentOnWrong) {
            verification.faults().forEach(out::println);
            out.println("WRONG: " + logWentOnWrong.getMessage());
            return false;
        }
        differences.lines().forEach(out::println);
        return differences.isEmpty();
    }
}
