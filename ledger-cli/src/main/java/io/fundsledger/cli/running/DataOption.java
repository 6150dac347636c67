package io.fundsledger.cli.running;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local ledger is meant. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the ledger keeps its data; default: .ledger in the project.")
    private Path data = Path.of(System.getProperty("ledger.home", "."), ".ledger");

    DataFolder folder() {
        return DataFolder.at(data);
    }
}
