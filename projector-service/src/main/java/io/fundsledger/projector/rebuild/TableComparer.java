package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.rebuild.Comparison.Pair;
import io.fundsledger.projector.rebuild.Comparison.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the tables of two generations, each in a snapshot of its own. */
final class TableComparer {
    private static final long MOST_ROWS_LOOKED_AT = 20_000;

    private final Generation current;
    private final Generation rebuilt;
    private final JdbcClient ofCurrent;
    private final JdbcClient ofRebuilt;
    private final ComparisonProgress progress;
    private final Differences differences = new Differences();
    private long compared;

    TableComparer(
            Generation current,
            JdbcClient ofCurrent,
            Generation rebuilt,
            JdbcClient ofRebuilt,
            ComparisonProgress progress) {
        this.current = current;
        this.rebuilt = rebuilt;
        this.ofCurrent = ofCurrent;
        this.ofRebuilt = ofRebuilt;
        this.progress = progress;
    }

    /** @param positions that both are at */
    Comparison compare(Map<Integer, Long> positions) {
        var names = commonTables();
        progress.begin(names.stream()
                .mapToLong(name -> bytes(name, current, ofCurrent) + bytes(name, rebuilt, ofRebuilt))
                .sum());
        var tables = names.stream()
                .map(name -> compare(ComparedTable.of(name, current, rebuilt, ofRebuilt)))
                .toList();
        return new Comparison(Comparison.text(positions), tables, differences.found());
    }

    private List<String> commonTables() {
        var names = new ArrayList<>(GenerationBuild.tables(rebuilt, ofRebuilt));
        names.retainAll(GenerationBuild.tables(current, ofCurrent));
        return names;
    }

    private Table compare(ComparedTable table) {
        var before = summary(table, current, ofCurrent);
        var after = summary(table, rebuilt, ofRebuilt);
        var differing = differingBuckets(before, after);
        list(table, fewEnough(differing, before, after));
        return new Table(
                table.name(), new Pair<>(before.rows(), after.rows()), sums(before, after), differing.isEmpty());
    }

    /** It takes about as long as the table is large. */
    private TableSummary summary(ComparedTable table, Generation generation, JdbcClient jdbc) {
        var summary = table.summary(generation, jdbc);
        compared += bytes(table.name(), generation, jdbc);
        progress.at(compared);
        return summary;
    }

    private static long bytes(String table, Generation generation, JdbcClient jdbc) {
        return jdbc.sql("SELECT pg_table_size(to_regclass(?))")
                .param(generation.schema() + "." + table)
                .query(Long.class)
                .single();
    }

    private static List<Integer> differingBuckets(TableSummary before, TableSummary after) {
        var all = new TreeSet<>(before.buckets().keySet());
        all.addAll(after.buckets().keySet());
        all.removeIf(number -> before.bucket(number).equals(after.bucket(number)));
        return List.copyOf(all);
    }

    /** One bucket at least: what differs is to be seen, however large the table is. */
    private static List<Integer> fewEnough(List<Integer> buckets, TableSummary before, TableSummary after) {
        var chosen = new ArrayList<Integer>();
        var rows = 0L;
        for (var bucket : buckets) {
            rows += before.bucket(bucket).rows() + after.bucket(bucket).rows();
            if (!chosen.isEmpty() && rows > MOST_ROWS_LOOKED_AT) {
                break;
            }
            chosen.add(bucket);
        }
        return chosen;
    }

    private void list(ComparedTable table, List<Integer> buckets) {
        if (buckets.isEmpty() || differences.areEnough()) {
            return;
        }
        var before = table.rows(current, buckets, ofCurrent);
        var after = table.rows(rebuilt, buckets, ofRebuilt);
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> differences.compare(table.name(), key, before.get(key), after.get(key)));
    }

    private static Map<String, Pair<BigDecimal>> sums(TableSummary before, TableSummary after) {
        var sums = new LinkedHashMap<String, Pair<BigDecimal>>();
        before.sums()
                .forEach((column, sum) ->
                        sums.put(column, new Pair<>(sum, after.sums().getOrDefault(column, BigDecimal.ZERO))));
        return sums;
    }
}
