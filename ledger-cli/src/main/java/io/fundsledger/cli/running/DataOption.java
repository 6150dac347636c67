package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.localstack.embedded.ServerUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local ledger is meant. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the ledger keeps its data; default: .ledger in the project or, where that is root's and"
                            + " closed to others, a folder under /var/lib/funds-ledger.")
    private @Nullable Path data;

    /** Where a service of this ledger is, or would be. */
    public URI url(LedgerService service) {
        return LedgerState.read(folder().state())
                .flatMap(state -> state.part(service.artifact()))
                .map(part -> URI.create(part.address()))
                .orElse(URI.create("http://127.0.0.1:" + service.usualPort()));
    }

    /** How to say the same to another command: empty for the default. */
    String repeated() {
        return data == null ? "" : " --data " + data;
    }

    DataFolder folder() {
        var project =
                Path.of(System.getProperty("ledger.home", ".")).toAbsolutePath().normalize();
        return DataFolder.at(data == null ? usual(project, ServerUser.current()::canReach) : data);
    }

    /** Root's servers run as nobody, who cannot enter /root. */
    static Path usual(Path project, Predicate<Path> open) {
        var name = project.toString().substring(1).replace('/', '-');
        return open.test(project) ? project.resolve(".ledger") : Path.of("/var/lib/funds-ledger", name);
    }
}
