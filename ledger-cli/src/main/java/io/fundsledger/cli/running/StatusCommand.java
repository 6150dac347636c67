package io.fundsledger.cli.running;

import io.fundsledger.cli.rest.Probe;
import io.fundsledger.cli.running.LedgerState.Part;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows what runs where, and how far the views are.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:the command line is wrong", "3:something is not there, not ready or stopped"
        })
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_WELL = 3;

    @Mixin
    private DataOption data = new DataOption();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var folder = data.folder();
        var state = LedgerState.read(folder.state());
        if (state.isEmpty()) {
            out.println("No ledger is running in " + folder.path());
            return NOT_WELL;
        }
        return show(state.get()) ? 0 : NOT_WELL;
    }

    private boolean show(LedgerState state) {
        var supervised = state.supervisor().isAlive();
        out.printf("%-18s %-10s %7s  %s%n", "PART", "STATE", "PID", "ADDRESS");
        row("supervisor", supervised ? "running" : "gone", state.supervisor().pid(), "");
        var well = supervised && state.ready();
        for (var part : state.parts()) {
            var health = health(part);
            row(part.name(), health, part.process().pid(), part.address());
            well &= health.equals("running") || health.equals("ready");
        }
        return showProjections(state) && well;
    }

    private void row(String name, String state, long pid, String address) {
        out.printf("%-18s %-10s %7d  %s%n", name, state, pid, address);
    }

    private static String health(Part part) {
        if (!part.process().isAlive()) {
            return "gone";
        }
        if (!part.name().endsWith("-service")) {
            return "running";
        }
        try (var probe = new Probe(URI.create(part.address()))) {
            return probe.isReady() ? "ready" : "not ready";
        }
    }

    private boolean showProjections(LedgerState state) {
        out.println();
        var projector = state.part("projector-service").map(Part::address).map(URI::create);
        var projections = projector.flatMap(ProjectionTable::read);
        projections.ifPresentOrElse(
                table -> out.print(table.text()), () -> out.println("The projector does not answer"));
        return projections.filter(ProjectionTable::isWell).isPresent();
    }
}
