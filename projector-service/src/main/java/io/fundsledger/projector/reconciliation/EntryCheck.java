package io.fundsledger.projector.reconciliation;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a run of entries in all views. The tables are read in one snapshot, which says up to where each view was, and
 * the index then; since it had what was recorded up to there, and no document of it ever changes, all are compared as they
 * were at the same positions.
 */
final class EntryCheck {

    private final CutReader snapshots;
    private final StatementLines lines;
    private final JournalEntries journal;
    private final IndexedEntries index;

    EntryCheck(CutReader snapshots, StatementLines lines, JournalEntries journal, IndexedEntries index) {
        this.snapshots = snapshots;
        this.lines = lines;
        this.journal = journal;
        this.index = index;
    }

    private record Tables(Cut cut, List<EntryRow> lines, List<EntryRow> journal) {}

    /** Makes what was changed in the index visible, as it is to readers sooner or later. */
    void refresh() throws IOException {
        index.refresh(snapshots.read(cut -> cut.generation(ReconciledView.TRANSACTIONS)));
    }

    /** The entries after a place; as many as the view with the most in that stretch has of them, up to a limit. */
    Slice<EntryKey> after(EntryKey place, int limit) throws IOException {
        var tables = snapshots.read(cut -> new Tables(
                cut,
                lines.after(place, limit, cut.generation(ReconciledView.ACCOUNTS)),
                journal.after(place, limit, cut.generation(ReconciledView.GENERAL_LEDGER))));
        var tablesEnd = least(end(tables.lines(), limit), end(tables.journal(), limit));
        var found = index.after(
                place.accountId(),
                place.version(),
                tablesEnd == null ? null : tablesEnd.accountId(),
                limit,
                tables.cut().generation(ReconciledView.TRANSACTIONS));
        var documents =
                found.stream().flatMap(hit -> Documents.entry(hit).stream()).toList();
        var end = least(tablesEnd, found.size() < limit ? null : end(documents, documents.size()));
        return compared(tables, documents, end);
    }

    private static Slice<EntryKey> compared(Tables tables, List<EntryRow> documents, @Nullable EntryKey end) {
        var told = new EnumMap<ReconciledView, List<EntryRow>>(Map.of(
                ReconciledView.ACCOUNTS, tables.lines(),
                ReconciledView.GENERAL_LEDGER, tables.journal(),
                ReconciledView.TRANSACTIONS, documents));
        var comparison = new EntryComparison();
        var sums = Sums.none();
        told.forEach((view, all) -> {
            var rows = all.stream()
                    .filter(row -> end == null || row.key().compareTo(end) <= 0)
                    .filter(row -> tables.cut().holds(row.at()))
                    .toList();
            comparison.add(view, rows);
            sums.add(view, rows);
        });
        return new Slice<>(tables.cut(), comparison.size(), end, comparison.findings(), sums);
    }

    /** The last of a list that may have been cut short; null if it was not. */
    private static @Nullable EntryKey end(List<EntryRow> rows, int limit) {
        return rows.isEmpty() || rows.size() < limit ? null : rows.getLast().key();
    }

    private static @Nullable EntryKey least(@Nullable EntryKey one, @Nullable EntryKey other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(EntryKey::compareTo)
                .orElse(null);
    }

    /** One entry once more; empty if it cannot be compared now, since not all views are at its place. */
    Optional<List<Finding>> again(Finding finding, EntryKey key) throws IOException {
        var slice = after(key.justBefore(), 1);
        if (finding.at() != null && !slice.cut().holds(Objects.requireNonNull(finding.at()))) {
            return Optional.empty();
        }
        return Optional.of(slice.findings().stream()
                .filter(found -> found.subject().equals(finding.subject()))
                .toList());
    }
}
