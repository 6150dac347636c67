package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds against each other what the views tell of the same entries. */
final class EntryComparison {

    private final TreeMap<EntryKey, Map<ReconciledView, EntryRow>> entries = new TreeMap<>();

    /** Adds what a view tells, each entry of it up to the same positions as with all others. */
    EntryComparison add(ReconciledView view, List<EntryRow> rows) {
        for (var row : rows) {
            entries.computeIfAbsent(row.key(), key -> new EnumMap<>(ReconciledView.class))
                    .put(view, row);
        }
        return this;
    }

    int size() {
        return entries.size();
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        entries.forEach((key, rows) -> {
            var finding = finding(key, rows);
            if (finding != null) {
                findings.add(finding);
            }
        });
        return findings;
    }

    private static @Nullable Finding finding(EntryKey key, Map<ReconciledView, EntryRow> rows) {
        var views = EnumSet.noneOf(ReconciledView.class);
        var what = new TreeSet<String>();
        if (rows.size() < ReconciledView.values().length) {
            views.addAll(oddlyThere(rows));
            what.add(rows.keySet().containsAll(views) ? "added" : "missing");
        } else {
            compareFields(rows, views, what);
        }
        rows.forEach((view, row) -> {
            if (!row.contradicted().isEmpty()) {
                views.add(view);
                row.contradicted().forEach(field -> what.add(field.word()));
            }
        });
        return what.isEmpty()
                ? null
                : new Finding(new Subject.OfEntry(key.accountId(), key.version()), views, what, at(rows, views));
    }

    private static Set<ReconciledView> oddlyThere(Map<ReconciledView, EntryRow> rows) {
        var votes = new Votes();
        for (var view : ReconciledView.values()) {
            votes.add(view, rows.containsKey(view) ? "there" : null);
        }
        return votes.odd();
    }

    private static void compareFields(Map<ReconciledView, EntryRow> rows, Set<ReconciledView> views, Set<String> what) {
        for (var field : Field.values()) {
            var votes = new Votes();
            rows.forEach((view, row) -> {
                if (row.fields().containsKey(field)) {
                    votes.add(view, row.fields().get(field));
                }
            });
            var odd = votes.odd();
            if (!odd.isEmpty()) {
                views.addAll(odd);
                what.add(field.word());
            }
        }
    }

    /** As a view says that is not the odd one. */
    private static LogPosition at(Map<ReconciledView, EntryRow> rows, Set<ReconciledView> odd) {
        return rows.entrySet().stream()
                .min(Comparator.comparing(row -> odd.contains(row.getKey())))
                .orElseThrow()
                .getValue()
                .at();
    }
}
