package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.LocalLedgerException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts a ledger on this machine: Postgres, Kafka, Elasticsearch and the three services, each a process.",
            "",
            "Without --detach it runs until Ctrl-C. If it runs already, what has died is started again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the ledger is ready", "1:it is not, and the reason was said", "2:the command line is wrong"})
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when the ledger is ready and leave it running; see 'down'.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete the data first.")
    private boolean fresh;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        var folder = data.folder();
        folder.create();
        var lock = folder.lock();
        if (lock.isEmpty()) {
            return alreadyRunning(folder);
        }
        ports.requireFree();
        if (fresh) {
            folder.clear();
        }
        if (detach) {
            folder.release(lock.get());
            return inBackground(folder);
        }
        return supervise(folder);
    }

    private int alreadyRunning(DataFolder folder) throws InterruptedException {
        if (fresh) {
            throw new LocalLedgerException("The ledger in " + folder.path() + " is running: ./ledger down first");
        }
        return new RunningLedger(folder, out).revive();
    }

    private int inBackground(DataFolder folder) throws InterruptedException {
        var ledger = spec.root().commandLine();
        return new Background(ledger.getCommand().getClass().getName(), folder, data.repeated(), out)
                .start(ledger.getParseResult().originalArgs());
    }

    private int supervise(DataFolder folder) throws InterruptedException {
        var ledger = LocalLedger.builder()
                .dataDir(folder.stack())
                .logDir(folder.logs())
                .programDir(folder.programs())
                .setting(
                        LedgerService.COMMAND,
                        "ledger.checkpoints.key",
                        folder.checkpointKey().readOrMake())
                .onProgress(out::println);
        ports.apply(ledger);
        FixedSettings.apply(folder.fixedSettings(), ledger);
        new Supervisor(ledger.build(), folder, out).run();
        return 0;
    }
}
