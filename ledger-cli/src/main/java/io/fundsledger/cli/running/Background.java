package io.fundsledger.cli.running;

import io.fundsledger.cli.local.Jvm;
import io.fundsledger.cli.local.LocalLedgerException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** {@code up} once more, as a process that stays when this one ends. */
final class Background {

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final String mainClass;
    private final DataFolder folder;
    private final String sameData;
    private final PrintStream out;

    Background(String mainClass, DataFolder folder, String sameData, PrintStream out) {
        this.mainClass = mainClass;
        this.folder = folder;
        this.sameData = sameData;
        this.out = out;
    }

    /** Repeats what the supervisor says until the ledger is ready or the supervisor has ended; returns the exit code. */
    int start(List<String> arguments) throws InterruptedException {
        var supervisor = launch(arguments);
        try (var log = new FollowedFile(folder.supervisorLog())) {
            while (true) {
                var alive = supervisor.isAlive();
                var ready = isReady(supervisor);
                log.printNew(out);
                if (ready) {
                    out.println("Stop it with: ./ledger down" + sameData);
                    return 0;
                }
                if (!alive) {
                    return 1;
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot read " + folder.supervisorLog() + ": " + e.getMessage(), e);
        }
    }

    private boolean isReady(Process supervisor) {
        return LedgerState.read(folder.state())
                .filter(state -> state.supervisor().pid() == supervisor.pid())
                .filter(LedgerState::ready)
                .isPresent();
    }

    private Process launch(List<String> arguments) {
        try {
            return new ProcessBuilder(command(arguments))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(folder.supervisorLog().toFile()))
                    .start();
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    // A session of its own: neither Ctrl-C nor the end of the terminal reaches it.
    private List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of("setsid", Jvm.java()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.add("-Dledger.home=" + System.getProperty("ledger.home", "."));
        command.addAll(List.of("-cp", ProgramCopy.in(folder.programs().resolve("ledger-cli"))));
        command.add(mainClass);
        arguments.stream()
                .filter(argument -> !argument.equals("--detach") && !argument.equals("--fresh"))
                .forEach(command::add);
        return command;
    }
}
