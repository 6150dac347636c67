package io.fundsledger.benchmarks.profile;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The most of a profile, for a person: tables in Markdown. */
public record ProfileText(Stacks stacks) {

    private static final int LINES = 40;
    private static final int PACKAGE_DEPTH = 4;

    @Override
    public String toString() {
        return "%,d samples%n%n".formatted(stacks.total())
                + table("thread", frames -> List.of(frames.getFirst()))
                + table("package of the innermost frame", frames -> List.of(packageOf(frames.getLast())))
                + table("innermost method", frames -> List.of(frames.getLast()))
                + table("package anywhere on the stack", frames -> methods(frames, ProfileText::packageOf))
                + table("method anywhere on the stack", frames -> methods(frames, method -> method));
    }

    private String table(String of, Function<List<String>, Collection<String>> names) {
        return stacks.by(names).entrySet().stream()
                .limit(LINES)
                .map(this::row)
                .collect(Collectors.joining("", "| share | " + of + " |\n| --- | --- |\n", "\n"));
    }

    private String row(Map.Entry<String, Long> seen) {
        return String.format(
                Locale.ROOT, "| %.1f %% | %s |%n", 100.0 * seen.getValue() / stacks.total(), seen.getKey());
    }

    private static List<String> methods(List<String> frames, Function<String, String> name) {
        return frames.stream().skip(1).map(name).toList();
    }

    /** The first parts of it, such as {@code org.postgresql.core}. */
    private static String packageOf(String method) {
        var parts = List.of(method.split("\\.", -1));
        return String.join(".", parts.subList(0, Math.min(PACKAGE_DEPTH, Math.max(1, parts.size() - 2))));
    }
}
