package io.fundsledger.query.explanation;

import io.fundsledger.query.change.AccountChange;
import io.fundsledger.query.change.ChangedBalance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last change on the wire: its figures are those that events left, so a hold counts until one ends it. */
@Schema(name = "LastChange")
record LastChangeAnswer(
        Instant recordedAt,
        Amounts before,

        @Schema(
                description = "What was recorded at that instant, oldest first: of one command, or of several that were"
                        + " decided together; the last 50 of them")
        List<Event> events,

        @Schema(description = "Whether these are all that was recorded at that instant")
        boolean complete,

        Amounts after) {

    static LastChangeAnswer of(LastChange change) {
        var events = new ArrayList<Event>();
        var before = change.before();
        for (var event : change.events()) {
            var after = Figures.after(event);
            events.add(Event.of(event, after.minus(before)));
            before = after;
        }
        return new LastChangeAnswer(
                change.events().getLast().after().updatedAt(),
                Amounts.of(change.before()),
                events,
                change.complete(),
                Amounts.of(change.after()));
    }

    @Schema(name = "ExplainedAmounts")
    record Amounts(
            @Schema(example = "87.66") String booked,
            @Schema(example = "100.00") String overdraftLimit,
            @Schema(example = "15.00") String held,
            @Schema(example = "172.66") String available) {

        private static Amounts of(Figures figures) {
            return new Amounts(
                    figures.booked().toDecimal(),
                    figures.overdraftLimit().toDecimal(),
                    figures.held().toDecimal(),
                    figures.available().toDecimal());
        }
    }

    @Schema(name = "ExplainingEvent")
    record Event(
            @Schema(description = "The account's version that it made", example = "3")
            long version,

            @Schema(example = "money-withdrawn") String event,
            UUID eventId,

            @Schema(description = "Where it is in the log", example = "5:1023")
            String position,

            @Schema(description = "The account's status after it", example = "open")
            String status,

            @Schema(description = "What it added to each figure; negative is what it took away")
            Amounts change,

            @Schema(description = "The entry that it made; of an event that moved no money there is none") @Nullable Entry entry) {

        private static Event of(AccountChange event, Figures change) {
            var after = event.after();
            return new Event(
                    after.version(),
                    event.event(),
                    event.eventId(),
                    after.position().toString(),
                    after.status(),
                    Amounts.of(change),
                    event.entry() == null ? null : Entry.of(after.version(), event.entry()));
        }
    }

    @Schema(name = "ExplainingEntry")
    record Entry(
            @Schema(description = "As in …/entries/{entryId}", example = "3")
            long entryId,

            @Schema(example = "withdrawal") String type,

            @Schema(description = "Signed", example = "-12.34")
            String amount,

            LocalDate valueDate,
            LocalDate bookingDate,
            @Nullable String category,
            @Nullable String description,
            @Nullable String counterparty,
            @Nullable String reference) {

        private static Entry of(long entryId, ChangedBalance entry) {
            return new Entry(
                    entryId,
                    entry.type(),
                    entry.amount().toDecimal(),
                    entry.valueDate(),
                    entry.bookingDate(),
                    entry.category(),
                    entry.description(),
                    entry.counterparty(),
                    entry.reference());
        }
    }
}
