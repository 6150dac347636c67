package io.fundsledger.projector.generalledger;

import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.generalledger.LedgerTotals.Share;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal of a batch: its events that move money, and how each is posted. */
record Journal(List<Line> lines) {

    static Journal of(List<ProjectedEvent> events, JournalTable table) {
        var entries = events.stream().flatMap(Journal::entry).toList();
        var postings = new Postings(table.postings(reversed(entries)));
        return new Journal(entries.stream()
                .map(booked -> new Line(booked, postings.of(booked.projected(), booked.entry())))
                .toList());
    }

    private static Stream<Booked> entry(ProjectedEvent projected) {
        return Entry.of(projected.event()).stream().map(entry -> new Booked(projected, entry));
    }

    private static Set<EntryId> reversed(List<Booked> entries) {
        return entries.stream()
                .filter(booked -> booked.entry().reverses() != null)
                .map(booked -> new EntryId(
                        booked.projected().recorded().accountId(),
                        Objects.requireNonNull(booked.entry().reverses())))
                .collect(Collectors.toSet());
    }

    /** The ledger accounts that change. */
    Set<Share> accounts() {
        return lines.stream()
                .flatMap(line -> Stream.of(line.debited(), line.credited()))
                .collect(Collectors.toSet());
    }

    /** The entries, in order, each with the totals after it. */
    List<JournalEntry> on(LedgerTotals totals) {
        return lines.stream().map(line -> line.on(totals)).toList();
    }

    record Booked(ProjectedEvent projected, Entry entry) {}

    record Line(Booked booked, Posting posting) {

        private Share debited() {
            return new Share(booked.projected().partition(), posting.debited());
        }

        private Share credited() {
            return new Share(booked.projected().partition(), posting.credited());
        }

        private JournalEntry on(LedgerTotals totals) {
            var minor = posting.amount().minor();
            return new JournalEntry(
                    booked.projected().recorded(),
                    booked.entry(),
                    posting,
                    totals.debit(debited(), minor),
                    totals.credit(credited(), minor));
        }
    }
}
