package io.fundsledger.cli.rebuilding;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.rest.ProjectorClient;
import io.fundsledger.cli.rest.Rebuild;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = {
            "Makes views again from the first event ever recorded, while readers go on with those they have.",
            "",
            "Where the new view has caught up, both are compared row by row; if they are equal, readers are switched."
                    + " The view before is fed on for a grace period, in which readers can be switched back. The projector"
                    + " does all that: if this command is interrupted, the rebuild goes on, and the same command follows it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:readers have been switched, of every view",
            "1:rows differ and nobody accepted that, a rebuild failed or could not be begun, or the projector was away"
                    + " for too long",
            "2:the command line is wrong"
        })
public final class RebuildCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The views, such as accounts.")
    List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All views.")
    boolean all;

    @Option(names = "--accept-differences", description = "Switches readers also where rows differ.")
    boolean acceptDifferences;

    @Option(names = "--switch-back", description = "Rebuilds nothing: switches readers back to the view before.")
    boolean switchBack;

    @Option(names = "--url", paramLabel = "URL", description = "projector-service; default: the local ledger's.")
    @Nullable URI projector;

    @Mixin
    DataOption data = new DataOption();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long the projector may be away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final PrintStream out;

    RebuildCommand(PrintStream out) {
        this.out = out;
    }

    public RebuildCommand() {
        this(System.out);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the views to rebuild, or say --all");
        }
        try (var client = new ProjectorClient(
                projector == null ? data.url(LedgerService.PROJECTOR) : projector, Duration.ofSeconds(patience))) {
            var chosen = all ? client.projections() : names;
            return switchBack ? switchBack(client, chosen) : rebuild(client, chosen);
        } catch (ServiceUnavailableException | UnexpectedAnswerException stopped) {
            out.println(stopped.getMessage());
            return 1;
        }
    }

    private int switchBack(ProjectorClient client, List<String> chosen) throws InterruptedException {
        for (var name : chosen) {
            out.printf("%s: readers see generation %d%n", name, client.switchBack(name));
        }
        return 0;
    }

    /** Those that wait for a decision are over for this command, unless it brings the decision. */
    private boolean goesOn(Rebuild rebuild) {
        return !rebuild.isOver() && (acceptDifferences || !rebuild.isWaiting());
    }

    private Rebuild look(ProjectorClient client, Rebuild rebuild) throws InterruptedException {
        if (!goesOn(rebuild)) {
            return rebuild;
        }
        var now = client.look(rebuild);
        return now.isWaiting() && acceptDifferences ? client.accept(now) : now;
    }

    private int rebuild(ProjectorClient client, List<String> chosen) throws InterruptedException {
        var rebuilds = begin(client, chosen);
        try (var progress = RebuildProgress.show(out)) {
            while (rebuilds.stream().anyMatch(this::goesOn)) {
                progress.show(rebuilds);
                Thread.sleep(BETWEEN_LOOKS);
                for (var each = rebuilds.listIterator(); each.hasNext(); ) {
                    each.set(look(client, each.next()));
                }
            }
            progress.show(rebuilds);
        }
        rebuilds.forEach(
                rebuild -> new RebuildReport(rebuild, Instant.now()).lines().forEach(out::println));
        return rebuilds.size() == chosen.size() && rebuilds.stream().allMatch(Rebuild::isSwitched) ? 0 : 1;
    }

    /** All that can be begun: a view whose store is away keeps no other waiting. */
    private List<Rebuild> begin(ProjectorClient client, List<String> chosen) throws InterruptedException {
        var rebuilds = new ArrayList<Rebuild>();
        for (var name : chosen) {
            try {
                rebuilds.add(client.begin(name));
            } catch (ServiceUnavailableException | UnexpectedAnswerException notBegun) {
                out.printf("%s is not being rebuilt: %s%n", name, notBegun.getMessage());
            }
        }
        return rebuilds;
    }
}
