package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.report.Section;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.localstack.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "read",
        description = {
            "Queries, and what keeps the views: balances, statements, search, catching up.",
            "",
            "Starts a ledger of its own on free ports, fills it, measures each case and its reference by turns, prints"
                    + " a table and writes it down. Ends what it started, also when interrupted."
        })
public final class ReadCommand implements Callable<Integer> {

    @Mixin
    private Sizes sizes = new Sizes();

    @Option(names = "--seed", paramLabel = "N", description = "Of the data. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty folder for data and logs, kept. Default: a temporary one, deleted at the end.")
    private @Nullable Path data;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "The document to write the table into. Default: docs/performance.md.")
    private @Nullable Path document;

    private final PrintStream out = System.out;
    private volatile boolean closing;

    @Override
    public Integer call() throws Exception {
        sizes.check();
        var folder = folder();
        var stage = Stage.in(folder, out::println);
        var hook = new Thread(() -> close(stage, folder), "bench-close");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            measure(stage, folder);
            return 0;
        } catch (Exception failed) {
            if (closing) {
                Thread.currentThread().join(); // it stumbled over what is being closed, and this process ends with that
            }
            throw failed;
        }
    }

    /** Which the servers' user can enter. */
    private Path folder() throws IOException {
        if (data != null) {
            return Files.createDirectories(data.toAbsolutePath().normalize());
        }
        var temporary = Files.createTempDirectory("ledger-bench-");
        return Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void measure(Stage stage, Path folder) throws Exception {
        stage.start();
        var text = new ReadRun(stage, sizes, seed, folder, out).text();
        out.println(text);
        if (document != null || sizes.wantsAll()) {
            write(text);
        }
    }

    private void write(String text) {
        var file =
                document == null ? Path.of(System.getProperty("ledger.home", "."), "docs", "performance.md") : document;
        new Section(file, "bench read").write(text);
        out.println("Written to " + file);
    }

    private void close(Stage stage, Path folder) {
        closing = true;
        stage.close();
        try {
            if (data == null) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            out.println("Cannot delete " + folder + ": " + e);
        }
    }
}
