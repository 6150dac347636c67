package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for readers in other teams says what the code does. */
class EventsPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("ledger.home", "..")).resolve("docs/events/README.md");
    private static final Pattern HEADER = Pattern.compile("`((?:ce_|content-)[a-z]+)`");
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `([a-z]+-[a-z-]+)` \\|");
    private static final Pattern RELEASE = Pattern.compile("(?m)^\\| `(release-[0-9.]+)` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    private final String page = Files.readString(PAGE);

    EventsPageTest() throws IOException {}

    @Test
    void theHashsFieldsAreListedInTheirOrder() {
        var order = page.substring(page.indexOf("The fields are the values"), page.indexOf("in this order"));
        assertThat(HEADER.matcher(order).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(CloudEventsBinding.HASHED_HEADERS);
    }

    @Test
    void everyHeaderIsExplained() {
        var table = page.substring(page.indexOf("| header |"), page.indexOf("All values are texts"));
        var event = Recorded.first(GoldenEvent.all().getFirst().read(), Recorded.FULL_ORIGIN);
        assertThat(HEADER.matcher(table).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        CloudEventsBinding.headers(event).keySet());
    }

    @Test
    void everyEventIsListed() {
        assertThat(EVENT.matcher(page)
                        .results()
                        .map(match -> match.group(1))
                        .filter(name -> !name.startsWith("content")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::eventName)
                        .toList());
    }

    @Test
    void everyReleaseOfTheContractIsListed() {
        assertThat(RELEASE.matcher(page).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(Arrays.stream(ContractRelease.values())
                        .map(release -> release.name().toLowerCase(Locale.ROOT).replace("release_", "release-"))
                        .map(name -> name.replace('_', '.'))
                        .toList());
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(LINK.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }
}
