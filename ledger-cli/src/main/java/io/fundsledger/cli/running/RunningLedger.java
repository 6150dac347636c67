package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.cli.running.LedgerState.Part;
import java.io.PrintStream;
import java.time.Duration;
import java.util.stream.Collectors;

/** A ledger that another process supervises. */
final class RunningLedger {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final DataFolder folder;
    private final PrintStream out;

    RunningLedger(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Has started again what died; returns the exit code. */
    int revive() throws InterruptedException {
        var state = LedgerState.read(folder.state()).orElseThrow(this::unclear);
        if (!state.ready()) {
            out.println("The ledger in " + folder.path() + " is being started already");
            return 1;
        }
        if (state.allAlive()) {
            out.println("The ledger in " + folder.path() + " is running already");
            state.parts().forEach(part -> out.printf("  %-17s %s%n", part.name(), part.address()));
            return 0;
        }
        out.println("Starting again: " + dead(state));
        folder.wishToRevive();
        return awaitAllAlive();
    }

    private int awaitAllAlive() throws InterruptedException {
        for (var deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; ) {
            var state = LedgerState.read(folder.state());
            if (state.isEmpty()) {
                out.println("The ledger was stopped meanwhile");
                return 1;
            }
            if (state.get().allAlive()) {
                out.println("All parts run");
                return 0;
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
        out.println("Not all parts run; see " + folder.supervisorLog());
        return 1;
    }

    private static String dead(LedgerState state) {
        return state.parts().stream()
                .filter(part -> !part.process().isAlive())
                .map(Part::name)
                .collect(Collectors.joining(", "));
    }

    private LocalLedgerException unclear() {
        return new LocalLedgerException("Another process works on the data in " + folder.path());
    }
}
