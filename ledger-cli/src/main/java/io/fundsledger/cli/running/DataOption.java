package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local ledger is meant. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the ledger keeps its data; default: .ledger in the project.")
    private Path data = Path.of(System.getProperty("ledger.home", "."), ".ledger");

    /** Where a service of this ledger is, or would be. */
    public URI url(LedgerService service) {
        return LedgerState.read(folder().state())
                .flatMap(state -> state.part(service.artifact()))
                .map(part -> URI.create(part.address()))
                .orElse(URI.create("http://127.0.0.1:" + service.usualPort()));
    }

    DataFolder folder() {
        return DataFolder.at(data);
    }
}
