package io.fundsledger.projector.rebuild;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two generations have at the same positions.
 *
 * @param positions of all partitions, as {@code 0:17, 1:4}
 * @param tables each table, or the index
 * @param differences the first rows that differ; no more than {@link #MOST_LISTED}
 */
public record Comparison(String positions, List<Table> tables, List<Difference> differences) {
    static final int MOST_LISTED = 100;

    /**
     * What a table comes to.
     *
     * @param rows of the generation that readers see, and of the rebuilt one
     * @param sums of the columns that are numbers, likewise
     * @param equal whether every row is the same
     */
    public record Table(String name, Pair<Long> rows, Map<String, Pair<BigDecimal>> sums, boolean equal) {}

    public record Pair<T>(T current, T rebuilt) {}

    /**
     * A row that is not the same in both.
     *
     * @param key of the row
     * @param kind missing: the rebuilt generation lacks it; added: only that has it; changed
     * @param columns the names of those that differ: what people wrote is not quoted
     */
    public record Difference(String table, String key, Kind kind, List<String> columns) {
        public enum Kind {
            MISSING,
            ADDED,
            CHANGED
        }
    }

    static String text(Map<Integer, Long> positions) {
        return new TreeMap<>(positions)
                .entrySet().stream()
                        .map(position -> position.getKey() + ":" + position.getValue())
                        .collect(joining(", "));
    }

    public boolean equal() {
        return tables.stream().allMatch(Table::equal);
    }
}
