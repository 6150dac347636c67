package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.cli.logfile.LogFileHeader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Makes the event store of a local ledger that does not run of an exported log: command-service does it, once. */
public final class LogImporter {

    private final DataOption data;
    private final PrintStream out;

    public LogImporter(DataOption data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /**
     * Returns command-service's exit code: 0 if all of the file is in the ledger.
     *
     * @param header of that file
     */
    public int run(Path file, LogFileHeader header) {
        var folder = data.folder();
        folder.create();
        var lock = folder.lock()
                .orElseThrow(() -> new LocalLedgerException(
                        "The ledger in " + folder.path() + " is running: ./ledger down first"));
        try (var ledger = LocalLedger.builder()
                .dataDir(folder.stack())
                .logDir(folder.logs())
                .programDir(folder.programs())
                .build()) {
            var exit =
                    ledger.runOnce(LedgerService.COMMAND, List.of("--ledger.import-log=" + file.toAbsolutePath()), out);
            if (exit == 0) {
                new FixedSettings(header.partitions(), header.timeZone().getId()).write(folder.fixedSettings());
                out.println("Now start it: ./ledger up" + data.repeated());
            }
            return exit;
        } finally {
            folder.release(lock);
        }
    }
}
