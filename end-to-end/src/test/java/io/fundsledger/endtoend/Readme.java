package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README, read. */
final class Readme {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```bash$(.*?)^```$");

    private Readme() {}

    static String text() throws IOException {
        return Files.readString(Path.of(System.getProperty("ledger.home"), "README.md"));
    }

    static String section(String title) throws IOException {
        var matcher = Pattern.compile("(?ms)^## " + Pattern.quote(title) + "$(.*?)(?=^## |\\z)")
                .matcher(text());
        assertThat(matcher.find()).as("section " + title).isTrue();
        return matcher.group(1);
    }

    /** What a reader is to type once the ledger is up. */
    static String firstSteps() throws IOException {
        var steps = SHELL.matcher(section("Run it"))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains("curl"))
                .collect(Collectors.joining());
        assertThat(steps).contains("/withdrawals", "/balance");
        return steps;
    }
}
