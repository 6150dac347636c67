package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one account and what each left. */
final class AccountStory {

    private final List<RecordedEvent> recorded = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<AccountState> states = new ArrayList<>();
    private final Map<Long, Long> endings = new HashMap<>();

    /** Throws IllegalStateException if the event cannot follow. */
    void add(RecordedEvent next) {
        if (next.accountVersion() != recorded.size() + 1) {
            throw new IllegalStateException("version %d is followed by %s".formatted(recorded.size(), next));
        }
        var event = next.event();
        states.add(AccountState.after(state(recorded.size()), event, next.recordedAt()));
        recorded.add(next);
        events.add(event);
        var ended = ended(event);
        if (ended != null && endings.putIfAbsent(ended, next.accountVersion()) != null) {
            throw new IllegalStateException("ended twice: %d, by %s".formatted(ended, next));
        }
    }

    /** The hold or entry that an event leaves no other end for. */
    private static @Nullable Long ended(AccountEvent event) {
        return switch (event) {
            case AccountEvent.HoldCaptured captured -> Long.valueOf(captured.holdId());
            case AccountEvent.HoldReleased released -> Long.valueOf(released.holdId());
            case AccountEvent.HoldExpired expired -> Long.valueOf(expired.holdId());
            case AccountEvent.EntryReversed reversed -> Long.valueOf(reversed.entryId());
            case AccountEvent.AccountOpened _,
                    AccountEvent.MoneyDeposited _,
                    AccountEvent.MoneyWithdrawn _,
                    AccountEvent.TransferSent _,
                    AccountEvent.TransferReceived _,
                    AccountEvent.HoldPlaced _,
                    AccountEvent.OverdraftLimitChanged _,
                    AccountEvent.AccountFrozen _,
                    AccountEvent.AccountUnfrozen _,
                    AccountEvent.AccountClosed _ -> null;
        };
    }

    List<RecordedEvent> recorded() {
        return recorded;
    }

    long versions() {
        return recorded.size();
    }

    RecordedEvent recorded(long version) {
        return recorded.get((int) version - 1);
    }

    /** Null at version 0: not opened. */
    @Nullable AccountState state(long version) {
        return version == 0 ? null : states.get((int) version - 1);
    }

    /** Null where there was none at a version that is reached later, or never. */
    @Nullable AccountEvent event(long version, long reached) {
        return version < 1 || version > reached ? null : events.get((int) version - 1);
    }

    /** What had ended a hold or reversed an entry when a version was reached. */
    @Nullable AccountEvent ending(long entryId, long reached) {
        var ending = endings.get(entryId);
        return ending == null ? null : event(ending, reached);
    }

    /** How many events had been recorded by an instant, inclusive. */
    long versionAt(Instant at) {
        return count(event -> event.recordedAt().isAfter(at));
    }

    /** Versions that the account had at an instant; several, where events were recorded at that very instant. */
    LongStream versionsAt(Instant at) {
        return LongStream.rangeClosed(count(event -> !event.recordedAt().isBefore(at)), versionAt(at));
    }

    long versionAtPosition(long position) {
        return count(event -> event.position() > position);
    }

    /** How many events come before the first that is late, all after it being late, too. */
    private long count(Predicate<RecordedEvent> late) {
        var from = 0;
        var to = recorded.size();
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (late.test(recorded.get(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** When what is held or recorded changes between two instants, both inclusive. */
    Stream<Instant> changes(Instant from, Instant to) {
        var opened = LongStream.rangeClosed(count(event -> !event.recordedAt().isBefore(from)), versionAt(to));
        return opened.boxed()
                .flatMap(version -> {
                    var state = state(version);
                    return state == null
                            ? Stream.empty()
                            : Stream.concat(
                                    Stream.of(recorded(version).recordedAt()),
                                    state.holds().values().stream()
                                            .flatMap(hold -> Stream.ofNullable(hold.expiresAt())));
                })
                .filter(at -> !at.isBefore(from) && !at.isAfter(to))
                .distinct();
    }
}
