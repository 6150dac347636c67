package io.fundsledger.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each part of the system spends of the processor, by what it was spent on; a table in Markdown. */
public final class CostTable {

    private static final double UNITS = 1000;

    private final Map<String, DoubleSupplier> parts;
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private record Cost(List<Double> seconds, long units) {

        Cost plus(Cost more) {
            var sum = IntStream.range(0, seconds.size())
                    .mapToObj(part -> seconds.get(part) + more.seconds.get(part))
                    .toList();
            return new Cost(sum, units + more.units);
        }
    }

    /**
     * A table of which nothing is known yet.
     *
     * @param parts each with the seconds of processor that it has had so far, in the order of the columns
     */
    public CostTable(Map<String, DoubleSupplier> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    /**
     * Does something and adds what was spent meanwhile to what the same has cost before.
     *
     * @param units that were done, of which the table says what a thousand cost
     */
    public <T> T of(String what, Callable<T> work, ToLongFunction<T> units) throws Exception {
        var before = now();
        var done = work.call();
        var after = now();
        var spent = IntStream.range(0, parts.size())
                .mapToObj(part -> after.get(part) - before.get(part))
                .toList();
        costs.merge(what, new Cost(spent, units.applyAsLong(done)), Cost::plus);
        return done;
    }

    private List<Double> now() {
        return parts.values().stream().map(DoubleSupplier::getAsDouble).toList();
    }

    @Override
    public String toString() {
        var head = "| seconds of processor for 1,000 | " + String.join(" | ", parts.keySet()) + " |\n"
                + "| --- ".repeat(parts.size() + 1) + "|\n";
        return costs.entrySet().stream()
                .map(cost -> "| " + cost.getKey() + " | " + text(cost.getValue()) + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    private static String text(Cost cost) {
        return cost.seconds.stream()
                .map(seconds -> String.format(Locale.ROOT, "%.3f", seconds * UNITS / cost.units))
                .collect(Collectors.joining(" | "));
    }
}
