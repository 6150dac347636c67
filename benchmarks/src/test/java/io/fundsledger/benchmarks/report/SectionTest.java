package io.fundsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRunWritesOverWhatTheOneBeforeWroteAndOverNothingElse() throws IOException {
        var document = folder.resolve("performance.md");
        Files.writeString(document, "# Before\n");
        new Section(document, "bench read").write("first\n");
        Files.writeString(document, Files.readString(document) + "\n# After\n");
        new Section(document, "bench write").write("another's");

        new Section(document, "bench read").write("second\n");

        assertThat(Files.readString(document)).isEqualTo("""
            # Before

            <!-- bench read: written by ./ledger bench read -->
            second
            <!-- bench read: end -->

            # After

            <!-- bench write: written by ./ledger bench write -->
            another's
            <!-- bench write: end -->
            """);
    }

    @Test
    void aDocumentThatIsNotThereIsMade() throws IOException {
        var document = folder.resolve("new.md");

        new Section(document, "bench read").write("text");

        assertThat(Files.readString(document)).isEqualTo("""
            <!-- bench read: written by ./ledger bench read -->
            text
            <!-- bench read: end -->
            """);
    }
}
