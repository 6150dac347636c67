package io.fundsledger.cli.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verifier is a third implementation: what it checks must not be what it checks with. */
class VerifierSharesNothingTest {

    private static final Path SOURCES = Path.of("src/main/java/io/fundsledger/cli/verifying");

    /** Whose signature a checkpoint bears is no statement about any event. */
    private static final String CHECKPOINTS = "CheckpointFile.java";

    @Test
    void noFileUsesTheEventsOfTheLedgerButForCheckpoints() throws IOException {
        try (var files = Files.list(SOURCES)) {
            var sources = files.toList();
            assertThat(sources).hasSizeGreaterThan(20);
            assertThat(sources.stream()
                            .filter(source -> lines(source).stream()
                                    .anyMatch(line -> line.startsWith("import io.fundsledger.events.")))
                            .map(source -> source.getFileName().toString()))
                    .containsExactly(CHECKPOINTS);
            assertThat(lines(SOURCES.resolve(CHECKPOINTS)).stream()
                            .filter(line -> line.startsWith("import io.fundsledger.events.")))
                    .allSatisfy(line -> assertThat(line).contains("Checkpoint"));
        }
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
