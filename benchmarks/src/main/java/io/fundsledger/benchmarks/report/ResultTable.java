package io.fundsledger.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All results as a table in Markdown, and what there is to say of each below it. */
public record ResultTable(List<Result> results) {

    private static final String HEAD = """
        | case | measured | reference | measured | ratio (least–most) | to reach |
        | --- | --- | --- | --- | --- | --- |
        """;

    @Override
    public String toString() {
        var rows = results.stream().map(Result::row).collect(Collectors.joining("\n", "", "\n"));
        return HEAD + rows + notes().collect(Collectors.joining("\n", "\n", "\n"));
    }

    private Stream<String> notes() {
        return results.stream()
                .filter(result -> !result.note().isEmpty())
                .map(result -> "- **%s**: %s.".formatted(result.name(), result.note()));
    }
}
