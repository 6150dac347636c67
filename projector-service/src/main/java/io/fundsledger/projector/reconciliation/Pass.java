package io.fundsledger.projector.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time over all accounts and all entries, and how far it is. Used by one thread. */
public final class Pass {

    private final Instant begun;
    private final Sums sums = Sums.none();
    private UUID account = EntryKey.BEFORE_ALL.accountId();
    private @Nullable EntryKey entry = EntryKey.BEFORE_ALL;
    private long accountsInTurn;
    private long accounts = -1;
    private long entries;

    /**
     * A pass that is over.
     *
     * @param entries compared, those that are not in all views among them
     * @param sums of the entries, by view
     */
    public record Result(Instant ended, Duration took, long accounts, long entries, Sums sums) {}

    Pass(Instant begun) {
        this.begun = begun;
    }

    /** After which account to go on: after the last the first again, also while the entries cannot be looked at. */
    UUID account() {
        return account;
    }

    /** After which entry to go on; null if all have been looked at. */
    @Nullable EntryKey entry() {
        return entry;
    }

    void accountsSeen(Slice<UUID> slice) {
        accountsInTurn += slice.size();
        var next = slice.next();
        if (next == null) {
            accounts = accountsInTurn;
            accountsInTurn = 0;
        }
        account = next == null ? EntryKey.BEFORE_ALL.accountId() : next;
    }

    void entriesSeen(Slice<EntryKey> slice) {
        entries += slice.size();
        entry = slice.next();
        sums.add(slice.sums());
    }

    boolean isOver() {
        return accounts >= 0 && entry == null;
    }

    Result result(Instant now) {
        return new Result(now, Duration.between(begun, now), accounts, entries, sums);
    }
}
