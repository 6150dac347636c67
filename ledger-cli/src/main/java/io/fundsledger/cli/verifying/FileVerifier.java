package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Verifies an exported file, and prints what came of it. */
record FileVerifier(PrintStream out, Witness witness) {

    /** Whether nothing is wrong. */
    boolean verify(Path file) throws IOException, InterruptedException {
        try (var source = ExportedFile.open(file)) {
            var verification = verify(source);
            new LogReport(verification, source.log()).lines().forEach(out::println);
            return verification.isRight();
        }
    }

    /** Where something is wrong, lines may have been brought to where they do not belong: in order it is named exactly. */
    private Verification verify(ExportedFile source) throws IOException, InterruptedException {
        try (var progress = Progress.show(out, source.unit())) {
            var verification = verify(source, progress);
            return verification.isRight() || source.isInOrder() ? verification : verify(source.inOrder(), progress);
        }
    }

    private Verification verify(LogSource source, Progress progress) throws IOException, InterruptedException {
        var verification = new Verification(source, witness.landmarks(source.log()), false);
        verification.run(progress);
        return verification;
    }
}
