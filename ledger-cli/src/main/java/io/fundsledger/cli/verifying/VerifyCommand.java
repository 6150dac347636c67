package io.fundsledger.cli.verifying;

import io.fundsledger.cli.logfile.LogFileException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Checks an exported log.",
            "",
            "Checked are the hashes and what they link, positions and versions without gap, that time does not run back,"
                    + " that every account's events could follow one another by the rules, and that both legs of every"
                    + " transfer are there. The first fault of each partition is named."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong, and has been named",
            "2:the command line is wrong, or what is to be checked cannot be reached"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int WRONG = 1;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "An exported log, ending in .gz if compressed.")
    @Nullable Path file;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final PrintStream out;

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    public VerifyCommand() {
        this(System.out);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (file == null || !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + " that can be read");
        }
        try (var source = ExportedFile.open(file)) {
            return verify(source) ? 0 : WRONG;
        } catch (LogFileException wrong) {
            out.println(wrong.getMessage());
        } catch (IOException damaged) {
            out.println(file + ": " + damaged.getMessage());
        }
        return WRONG;
    }

    private boolean verify(LogSource source) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var verification = new Verification(source, Map.of(), false);
        try (var progress = Progress.show(out, "verify")) {
            verification.run(progress);
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        new LogReport(verification, source.log(), took).lines().forEach(out::println);
        return verification.faults().isEmpty();
    }
}
