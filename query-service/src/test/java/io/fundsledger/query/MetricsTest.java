package io.fundsledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.POSTGRES)
class MetricsTest {

    private static final Pattern NAME = Pattern.compile("`(_?[a-z][a-z0-9_]+)`");

    @Test
    void everyMetricThatOperatorsAreToldOfIsExposed(StackSpace space) throws IOException {
        new Views(space.views()).create();
        try (var service = RunningQueryService.on(space.views())) {
            service.get("/v1/accounts", "Ledger-Min-Position", "1:1", "Prefer", "wait=0");
            var exposed = service.get("/actuator/prometheus").body().lines().toList();

            var documented = documentedMetrics();

            assertThat(documented).hasSizeGreaterThan(8).contains("ledger_query_freshness_timeouts_total");
            assertThat(documented)
                    .allSatisfy(name -> assertThat(exposed)
                            .as(name)
                            .anyMatch(line -> line.startsWith(name + " ") || line.startsWith(name + "{")));
        }
    }

    /** The first column of the section's table; a name that begins with {@code _} replaces the end of the one before. */
    private static List<String> documentedMetrics() throws IOException {
        var operations = Files.readString(Path.of(System.getProperty("ledger.home"), "docs", "operations.md"));
        var section = operations.substring(operations.indexOf("### query-service"));
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> names(line.split("\\|", -1)[1]))
                .toList();
    }

    private static Stream<String> names(String column) {
        var names = NAME.matcher(column).results().map(found -> found.group(1)).toList();
        var stem = names.getFirst().replaceFirst("_(count|sum|max)$", "");
        return names.stream().map(name -> name.startsWith("_") ? stem + name : name);
    }
}
