package io.fundsledger.cli.running;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = {"Stops the ledger and keeps its data.", "", "What does not stop in time is killed."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing runs any more", "1:something does", "2:the command line is wrong"})
public final class DownCommand implements Callable<Integer> {

    private static final Duration CLEAN_END = Duration.ofSeconds(60);
    private static final Duration FORCED_END = Duration.ofSeconds(20);

    @Mixin
    private DataOption data = new DataOption();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        var folder = data.folder();
        var state = LedgerState.read(folder.state());
        if (state.isEmpty()) {
            out.println("No ledger is running in " + folder.path());
            return 0;
        }
        var supervisor = state.get().supervisor().handle().stream().toList();
        supervisor.forEach(ProcessHandle::destroy);
        if (!ended(supervisor, CLEAN_END)) {
            out.println("It does not stop; killing it");
        }
        return sweep(folder, state.get());
    }

    /** Ends what a supervisor that was killed, or is stuck, has left. */
    private int sweep(DataFolder folder, LedgerState state) throws InterruptedException {
        var left = Stream.concat(
                        Stream.of(state.supervisor()), state.parts().stream().map(LedgerState.Part::process))
                .flatMap(process -> process.handle().stream())
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!ended(left, FORCED_END)) {
            left.stream()
                    .filter(ProcessHandle::isAlive)
                    .forEach(process -> out.println("Still there: " + process.pid()));
            return 1;
        }
        folder.forgetState();
        out.println("The ledger is stopped; its data stays in " + folder.path());
        return 0;
    }

    private static boolean ended(List<ProcessHandle> processes, Duration patience) throws InterruptedException {
        var all = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        }
    }
}
