package io.fundsledger.command.expiry;

import io.fundsledger.command.expiry.Ending.Ended;
import io.fundsledger.command.expiry.Ending.HeldUp;
import io.fundsledger.command.expiry.Ending.Undecidable;
import io.fundsledger.command.log.DueHold;
import io.fundsledger.command.log.DueHolds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Goes once through all holds that are overdue when it begins, the longest overdue first, a page at a time. It goes on
 * behind each page whatever came of it, so that an account that cannot be decided holds up no other. For one thread.
 */
final class ExpirySweep {

    static final int PAGE = 500;

    private final DueHolds holds;
    private final HoldExpiry expiry;
    private final InstantSource clock;
    private final ExpiryMetrics metrics;
    private final int page;
    private final AccountsAside aside = new AccountsAside();

    /**
     * A sweep that has not begun.
     *
     * @param page how many holds at once, one or more
     */
    ExpirySweep(DueHolds holds, HoldExpiry expiry, InstantSource clock, ExpiryMetrics metrics, int page) {
        this.holds = holds;
        this.expiry = expiry;
        this.clock = clock;
        this.metrics = metrics;
        this.page = page;
    }

    /**
     * Ends what is overdue. An account that cannot be decided is left aside for a minute.
     *
     * @throws HeldUpException if no hold can be ended now, whichever it is
     * @throws org.springframework.dao.DataAccessException if the store cannot be read
     */
    void run() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        aside.backAt(now);
        var last = DueHold.NONE;
        List<DueHold> overdue;
        do {
            overdue = holds.overdueAt(now, last, page);
            last = overdue.isEmpty() ? last : overdue.getLast();
            end(oneOfEachAccount(overdue), now);
        } while (overdue.size() == page);
    }

    /** The first one: the others of its account end with it. */
    private List<DueHold> oneOfEachAccount(List<DueHold> overdue) {
        var first = new LinkedHashMap<UUID, DueHold>();
        overdue.forEach(hold -> first.putIfAbsent(hold.accountId(), hold));
        first.keySet().removeIf(aside::has);
        return List.copyOf(first.values());
    }

    private void end(List<DueHold> overdue, Instant now) {
        var undecidable = new ArrayList<Undecidable>();
        var heldUp = new ArrayList<HeldUp>();
        for (var ending : expiry.end(overdue)) {
            switch (ending) {
                case Ended(var count) -> metrics.expired(count);
                case HeldUp why -> heldUp.add(why);
                case Undecidable failure -> undecidable.add(failure);
            }
        }
        aside.leave(undecidable, now);
        if (!heldUp.isEmpty()) {
            throw new HeldUpException(heldUp.getFirst().why());
        }
    }
}
