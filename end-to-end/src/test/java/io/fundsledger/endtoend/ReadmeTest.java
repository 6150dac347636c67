package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README points at is there. */
class ReadmeTest {

    private static final Path HOME = Path.of(System.getProperty("ledger.home"));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern FOLDER = Pattern.compile("(?m)^\\| `([^`]+/)`");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(LINK.matcher(Readme.text()).results().map(ReadmeTest::path))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void everyFolderIsThere() throws IOException {
        assertThat(FOLDER.matcher(Readme.section("What is where")).results().map(ReadmeTest::path))
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(path).isDirectory());
    }

    @Test
    void theWayOfAWithdrawalIsTenFiles() throws IOException {
        var way =
                LINK.matcher(Readme.section("Follow one withdrawal")).results().map(ReadmeTest::path);
        assertThat(way)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(path -> assertThat(path).isRegularFile());
    }

    private static Path path(MatchResult found) {
        return HOME.resolve(found.group(1));
    }
}
