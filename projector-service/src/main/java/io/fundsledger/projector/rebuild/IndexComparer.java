package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.IndexedDocument;
import io.fundsledger.projector.rebuild.Comparison.Pair;
import io.fundsledger.projector.rebuild.Comparison.Table;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the documents of two generations up to the same positions, side by side, in the order of the log. */
final class IndexComparer {
    private static final Comparator<IndexedDocument> ORDER =
            Comparator.comparingInt(IndexedDocument::partition).thenComparingLong(IndexedDocument::position);

    private final String name;
    private final Iterator<IndexedDocument> current;
    private final Iterator<IndexedDocument> rebuilt;
    private final Differences differences = new Differences();
    private final Map<Integer, Long> positions;
    private final ComparisonProgress progress;
    private long currentRows;
    private long rebuiltRows;
    private boolean equal = true;
    private int partition;
    private long inPartitionsBefore;

    IndexComparer(
            IndexProjection projection,
            Generation current,
            Generation rebuilt,
            Map<Integer, Long> positions,
            ComparisonProgress progress) {
        this.name = projection.name();
        this.positions = positions;
        this.progress = progress;
        this.current = projection.documents(current, positions);
        this.rebuilt = projection.documents(rebuilt, positions);
    }

    Comparison compare() {
        progress.begin(positions.values().stream().mapToLong(Long::longValue).sum());
        var before = nextCurrent();
        var after = nextRebuilt();
        while (before != null || after != null) {
            var order = order(before, after);
            var either = Objects.requireNonNull(order <= 0 ? before : after);
            equal &= differences.compare(
                    name, either.id(), order <= 0 ? fields(before) : null, order >= 0 ? fields(after) : null);
            progress.at(passed(either));
            before = order <= 0 ? nextCurrent() : before;
            after = order >= 0 ? nextRebuilt() : after;
        }
        var table = new Table(name, new Pair<>(currentRows, rebuiltRows), Map.of(), equal);
        return new Comparison(Comparison.text(positions), List.of(table), differences.found());
    }

    /** How many positions of the log there are up to that of a document, the partitions being one after the other. */
    private long passed(IndexedDocument document) {
        if (document.partition() != partition) {
            partition = document.partition();
            inPartitionsBefore = positions.entrySet().stream()
                    .filter(other -> other.getKey() < partition)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
        return inPartitionsBefore + document.position();
    }

    private static int order(@Nullable IndexedDocument before, @Nullable IndexedDocument after) {
        if (before == null) {
            return 1;
        }
        return after == null ? -1 : ORDER.compare(before, after);
    }

    private static @Nullable Map<String, @Nullable String> fields(@Nullable IndexedDocument document) {
        return document == null ? null : document.fields();
    }

    private @Nullable IndexedDocument nextCurrent() {
        if (!current.hasNext()) {
            return null;
        }
        currentRows++;
        return current.next();
    }

    private @Nullable IndexedDocument nextRebuilt() {
        if (!rebuilt.hasNext()) {
            return null;
        }
        rebuiltRows++;
        return rebuilt.next();
    }
}
