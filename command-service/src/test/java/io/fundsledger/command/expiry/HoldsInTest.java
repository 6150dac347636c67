package io.fundsledger.command.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.lane.LaneInTest;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.DueHold;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.StackSpace;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Accounts with holds, on a log and by a clock of their own; two lanes write to it, as those of two instances do. */
final class HoldsInTest implements AutoCloseable {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00.000001Z"));
    private final StackSpace space;
    final InstantSource clock = now::get;
    final LogInTest log;
    final LaneInTest one;
    final LaneInTest other;

    HoldsInTest(StackSpace given) {
        space = given.another();
        log = new LogInTest(space);
        one = lane(ContractRelease.RELEASE_0_2);
        other = lane(ContractRelease.RELEASE_0_2);
    }

    LaneInTest lane(ContractRelease release) {
        return new LaneInTest(log, clock, release);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    Instant in(int seconds) {
        return now.get().plusSeconds(seconds);
    }

    UUID account(long cents) {
        return filled(UUID.randomUUID(), cents);
    }

    /** An account in the given partition. */
    UUID account(long cents, int partition) {
        return filled(log.accountIn(partition), cents);
    }

    private UUID filled(UUID account, long cents) {
        assertThat(one.open(account, null)).isInstanceOf(Recorded.class);
        assertThat(one.deposit("fill:" + account, account, cents)).isInstanceOf(Recorded.class);
        return account;
    }

    long hold(UUID account, long cents, @Nullable Instant expiresAt) {
        return recorded(one, new PlaceHold(account, null, eur(cents), expiresAt, null, null))
                .entryId();
    }

    static Recorded recorded(LaneInTest lane, AccountCommand command) {
        return (Recorded) lane.execute(UUID.randomUUID().toString(), command);
    }

    List<RecordedEvent> events(UUID account) {
        return log.reader.account(account, 1, 10_000);
    }

    /** The holds that events say expired. */
    List<RecordedEvent> expired(UUID account) {
        return events(account).stream()
                .filter(event -> EventType.of(event.event()) == EventType.HOLD_EXPIRED)
                .toList();
    }

    /** The table, as it is. */
    List<DueHold> due() {
        return log.jdbc
                .sql("SELECT expires_at, account_id, version FROM hold_due")
                .query((row, number) -> new DueHold(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, UUID.class),
                        row.getLong(3)))
                .list();
    }

    /** The table, as the states of the accounts say that it has to be. */
    List<DueHold> open(Collection<UUID> accounts) {
        var open = new ArrayList<DueHold>();
        for (var id : accounts) {
            if (log.replayed(id) instanceof Opened account) {
                account.holds().byId().forEach((holdId, hold) -> {
                    if (hold.expiresAt() != null) {
                        open.add(new DueHold(hold.expiresAt(), id, holdId));
                    }
                });
            }
        }
        return open;
    }

    /** As an operator does. */
    void asOwner(String sql) throws SQLException {
        var database = log.database;
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the history of an account one that no release can read. */
    void spoil(UUID account) throws SQLException {
        var url = space.stack().postgres().superuserUrl(log.database.name());
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE event DISABLE TRIGGER append_only");
            statement.execute(
                    "UPDATE event SET data = '{}' WHERE version = 2 AND account_id = '%s'".formatted(account));
            statement.execute("ALTER TABLE event ENABLE ALWAYS TRIGGER append_only");
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
        log.close();
    }

    static Money eur(long cents) {
        return new Money(cents, Currency.of("EUR"));
    }
}
