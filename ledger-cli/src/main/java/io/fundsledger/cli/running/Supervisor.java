package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.running.LedgerState.Part;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a ledger for as long as this process runs, writes down what runs, and says what dies. */
final class Supervisor {

    private static final long MILLIS_BETWEEN_LOOKS = 500;

    private final LocalLedger ledger;
    private final DataFolder folder;
    private final PrintStream out;
    private final Set<LedgerPart> mourned = new HashSet<>();
    private volatile boolean closing;

    Supervisor(LocalLedger ledger, DataFolder folder, PrintStream out) {
        this.ledger = ledger;
        this.folder = folder;
        this.out = out;
    }

    /** Starts the ledger and stays until a signal ends this process. */
    void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "ledger-close"));
        write(false, List.of());
        start();
        write(true, ledger.parts());
        out.print(Welcome.to(ledger, folder));
        while (!closing) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            look();
        }
    }

    private void start() throws InterruptedException {
        try {
            ledger.start();
        } catch (RuntimeException failed) {
            if (!closing) {
                throw failed;
            }
            Thread.currentThread().join(); // what it stumbled over is being closed, and this process ends with that
        }
    }

    private void look() {
        for (var part : ledger.parts()) {
            if (!part.isAlive() && !closing && mourned.add(part)) {
                out.println(part.howItEnded());
                out.println("The other parts run on; ./ledger up starts it again.");
            }
        }
        if (folder.takeWishToRevive()) {
            revive();
        }
    }

    private void revive() {
        for (var part : Set.copyOf(mourned)) {
            try {
                part.start();
                mourned.remove(part);
                out.println(part.name() + " runs again");
            } catch (RuntimeException notNow) {
                out.println(notNow.getMessage());
            }
        }
        write(true, ledger.parts());
    }

    private void write(boolean ready, List<LedgerPart> parts) {
        new LedgerState(
                        ProcessId.of(ProcessHandle.current()),
                        ready,
                        parts.stream().map(Supervisor::part).toList())
                .write(folder.state());
    }

    private static Part part(LedgerPart part) {
        return new Part(part.name(), ProcessId.of(part.pid()), part.address());
    }

    private void close() {
        closing = true;
        out.println("Stopping the ledger");
        ledger.close();
        folder.forgetState();
        out.println("Stopped");
    }
}
