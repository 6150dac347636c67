package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.rebuild.Comparison.Difference;
import io.fundsledger.projector.rebuild.Comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers the rows that differ, as many as are listed. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    List<Difference> found() {
        return List.copyOf(found);
    }

    boolean areEnough() {
        return found.size() >= Comparison.MOST_LISTED;
    }

    /**
     * Compares a row; null is one that is not there.
     *
     * @return whether it is the same in both
     */
    boolean compare(
            String table,
            String key,
            @Nullable Map<String, @Nullable String> current,
            @Nullable Map<String, @Nullable String> rebuilt) {
        if (Objects.equals(current, rebuilt)) {
            return true;
        }
        if (!areEnough()) {
            found.add(difference(table, key, current, rebuilt));
        }
        return false;
    }

    private static Difference difference(
            String table,
            String key,
            @Nullable Map<String, @Nullable String> current,
            @Nullable Map<String, @Nullable String> rebuilt) {
        if (current == null) {
            return new Difference(table, key, Kind.ADDED, List.of());
        }
        if (rebuilt == null) {
            return new Difference(table, key, Kind.MISSING, List.of());
        }
        var names = new TreeSet<>(current.keySet());
        names.addAll(rebuilt.keySet());
        names.removeIf(name -> Objects.equals(current.get(name), rebuilt.get(name)));
        return new Difference(table, key, Kind.CHANGED, List.copyOf(names));
    }
}
