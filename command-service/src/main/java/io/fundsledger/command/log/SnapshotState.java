package io.fundsledger.command.log;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.OpenHold;
import io.fundsledger.command.account.OpenHolds;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account in the form in which snapshots keep it. Whoever changes what this, or folding, makes of the same events
 * raises {@link #VERSION}: snapshots of another version are not read.
 *
 * @param balance minor units, as all amounts here
 */
record SnapshotState(
        boolean closed,
        String ownerId,
        String currency,
        long balance,
        long overdraftLimit,
        boolean frozen,
        List<Hold> holds) {

    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Hold(
            long id,
            long amount,
            @Nullable Instant expiresAt,
            @Nullable String category) {}

    /**
     * Writes and reads one for nothing: whoever is the first to do that in a process waits for Jackson to study these
     * records, for up to a tenth of a second, and that must not be a lane.
     */
    static void study() {
        var hold = new Hold(1, 1, Instant.EPOCH, null);
        var any = new SnapshotState(false, "nobody", Currency.of("EUR").code(), 1, 0, false, List.of(hold));
        read(2, JSON.writeValueAsBytes(any));
    }

    static byte[] write(Known account) {
        return JSON.writeValueAsBytes(of(account));
    }

    static Known read(long version, byte[] state) {
        return JSON.readValue(state, SnapshotState.class).account(version);
    }

    private static SnapshotState of(Known account) {
        var currency = account.currency().code();
        var limit = account.overdraftLimit().minor();
        return switch (account) {
            case Closed closed -> new SnapshotState(true, closed.ownerId(), currency, 0, limit, false, List.of());
            case Opened opened ->
                new SnapshotState(
                        false,
                        opened.ownerId(),
                        currency,
                        opened.balance().minor(),
                        limit,
                        opened.frozen(),
                        holds(opened.holds()));
        };
    }

    private static List<Hold> holds(OpenHolds holds) {
        return holds.byId().entrySet().stream()
                .map(entry -> hold(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Hold hold(long id, OpenHold hold) {
        return new Hold(id, hold.amount().minor(), hold.expiresAt(), hold.category());
    }

    private Known account(long version) {
        var unit = Currency.of(currency);
        var limit = new Money(overdraftLimit, unit);
        return closed
                ? new Closed(version, ownerId, limit)
                : new Opened(version, ownerId, new Money(balance, unit), limit, frozen, openHolds(unit));
    }

    private OpenHolds openHolds(Currency unit) {
        var byId = new TreeMap<Long, OpenHold>();
        for (var hold : holds) {
            byId.put(hold.id, new OpenHold(new Money(hold.amount, unit), hold.expiresAt, hold.category));
        }
        return OpenHolds.of(byId);
    }
}
