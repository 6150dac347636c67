package io.fundsledger.benchmarks;

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
import picocli.CommandLine.Option;

/** A benchmark on a stage of its own, which ends with it, also when it is interrupted. */
public abstract class StageCommand implements Callable<Integer> {

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

    private final String section;
    private final PrintStream out = System.out;
    private volatile boolean closing;

    /**
     * A benchmark of which nothing has begun.
     *
     * @param section of the document that it writes
     */
    protected StageCommand(String section) {
        this.section = section;
    }

    /** What came of it. */
    public record Findings(String text, boolean complete) {}

    /** Refuses options of which nothing comes. */
    protected abstract void check();

    /** Whether the document is written without being named. */
    protected abstract boolean wantsAll();

    /** Starts what it needs of the stage and measures. */
    protected abstract Findings measure(Stage stage, long seed, Path folder, PrintStream out) throws Exception;

    /** 0; 1 where a case came to nothing. */
    @Override
    public final Integer call() throws Exception {
        check();
        var folder = folder();
        var stage = Stage.in(folder, out::println);
        var hook = new Thread(() -> close(stage, folder), "bench-close");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return measured(stage, folder).complete() ? 0 : 1;
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

    private Findings measured(Stage stage, Path folder) throws Exception {
        var findings = measure(stage, seed, folder, out);
        out.println(findings.text());
        if (document != null || (wantsAll() && findings.complete())) {
            write(findings.text());
        }
        return findings;
    }

    private void write(String text) {
        var file =
                document == null ? Path.of(System.getProperty("ledger.home", "."), "docs", "performance.md") : document;
        new Section(file, section).write(text);
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
