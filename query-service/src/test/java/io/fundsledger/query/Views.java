package io.fundsledger.query;

import io.fundsledger.localstack.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills the views as the projector does, in the tables that the projector makes. */
public final class Views {

    private static final Path PROJECTOR =
            Path.of(System.getProperty("ledger.home"), "projector-service", "src", "main", "resources");

    private final Database database;
    private @Nullable Connection connection;

    public Views(Database database) {
        this.database = database;
    }

    public Views create() {
        execute("CREATE SCHEMA projector");
        execute("SET search_path = projector");
        execute(sql("db/migration/V1__checkpoints_and_views.sql"));
        execute(sql("db/migration/V2__rebuilds.sql"));
        execute("CREATE SCHEMA accounts_g1");
        execute(sql("io/fundsledger/projector/accounts/tables.sql"));
        execute(sql("io/fundsledger/projector/accounts/indexes.sql"));
        show();
        execute("CREATE SCHEMA spending_g1");
        execute(sql("io/fundsledger/projector/spending/spending.sql", "spending_g1"));
        execute("CREATE SCHEMA general_ledger_g1");
        execute(sql("io/fundsledger/projector/generalledger/general-ledger.sql", "general_ledger_g1"));
        execute("""
                INSERT INTO projector.generation
                SELECT projection, 1, 1, true
                FROM unnest(ARRAY['accounts', 'spending', 'general-ledger', 'transactions']) AS known (projection)""");
        return this;
    }

    /** Points the views to the tables, as often as one likes. */
    public void show() {
        execute("BEGIN; %s COMMIT".formatted(sql("io/fundsledger/projector/accounts/views.sql")));
    }

    public void makeAccounts(String schema) {
        execute(sql("io/fundsledger/projector/accounts/tables.sql", schema));
        execute(sql("io/fundsledger/projector/accounts/indexes.sql", schema));
    }

    /** Brings an account's row and its partition to a position, in one generation only, and shows that to readers. */
    public void switchAccounts(int generation, UUID account, long position) {
        execute("""
                BEGIN;
                UPDATE accounts_g%1$d.account SET log_position = %3$d WHERE account_id = '%2$s';
                UPDATE projector.checkpoint SET position = %3$d WHERE projection = 'accounts' AND generation = %1$d;
                UPDATE projector.generation SET current = false WHERE projection = 'accounts';
                UPDATE projector.generation SET current = true WHERE projection = 'accounts' AND generation = %1$d;
                %4$s
                CREATE OR REPLACE VIEW views.position AS
                SELECT c.projection, c.log_partition, c.position, c.recorded_at, c.ledger_id, c.generation,
                       g.current AS settled
                FROM projector.checkpoint c
                JOIN projector.generation g USING (projection, generation)
                WHERE projection <> 'accounts' OR generation = %1$d;
                COMMIT""".formatted(
                        generation,
                        account,
                        position,
                        sql("io/fundsledger/projector/accounts/views.sql", "accounts_g" + generation)));
    }

    private static String sql(String file) {
        return sql(file, "accounts_g1");
    }

    private static String sql(String file, String schema) {
        try {
            return Files.readString(PROJECTOR.resolve(file)).replace("{schema}", schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public UUID put(AccountRow account) {
        execute("DELETE FROM accounts_g1.account WHERE account_id = ?", account.accountId());
        execute(
                """
                INSERT INTO accounts_g1.account
                    (account_id, owner_id, account_number, currency, decimals, status, balance, overdraft_limit, version,
                     log_partition, log_position, hash, opened_at, updated_at, held, open_holds, expiring_holds)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, sha256(?::text::bytea), ?::timestamptz, ?::timestamptz,
                       coalesce(sum(amount), 0), count(*), count(expires_at)
                FROM accounts_g1.hold WHERE account_id = ? AND ended_by IS NULL""",
                account.accountId(),
                account.ownerId(),
                account.accountNumber(),
                account.currency(),
                account.decimals(),
                account.status(),
                account.balance(),
                account.overdraftLimit(),
                account.version(),
                account.partition(),
                account.position(),
                account.partition() + ":" + account.position(),
                account.openedAt().toString(),
                account.openedAt().toString(),
                account.accountId());
        return account.accountId();
    }

    /** To be put before its account, which counts it if it is open. */
    public void put(HoldRow hold) {
        var ended = hold.status().equals("open") ? null : hold.holdId() + 1;
        execute(
                """
                INSERT INTO accounts_g1.hold
                VALUES (?, ?, ?, ?, ?, ?::timestamptz, '2026-03-10T12:00:00Z',
                        CASE WHEN ? THEN '2026-03-11T12:00:00Z'::timestamptz END, ?,
                        'travel', ?, NULL, NULL, 'booked', ?, 5, ?)""",
                hold.accountId(),
                hold.holdId(),
                hold.status(),
                hold.amount(),
                hold.captured(),
                hold.expiresAt() == null ? null : hold.expiresAt().toString(),
                ended != null,
                ended,
                "hold " + hold.holdId(),
                eventId(hold.accountId(), hold.holdId()),
                1000 + hold.holdId());
    }

    /** So many holds of an account in a row, all of which were released. */
    public void putReleasedHolds(UUID accountId, long first, long last) {
        execute("""
                INSERT INTO accounts_g1.hold
                SELECT ?, id, 'released', 100, NULL, NULL, '2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', id + 1,
                       NULL, NULL, NULL, NULL, NULL, gen_random_uuid(), 5, id
                FROM generate_series(?::bigint, ?::bigint) AS id""", accountId, first, last);
    }

    public void put(LineRow line) {
        execute(
                """
                INSERT INTO accounts_g1.statement_line
                    (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at,
                     category, description, event_id, log_partition, log_position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?)""",
                line.accountId(),
                line.version(),
                line.amount() < 0 ? "withdrawal" : "deposit",
                line.amount(),
                line.balanceAfter(),
                line.valueDate(),
                line.bookingDate(),
                line.bookingDate() + "T12:00:00Z",
                line.category(),
                "line " + line.version(),
                eventId(line.accountId(), line.version()),
                5,
                1000 + line.version());
    }

    public static UUID eventId(UUID accountId, long version) {
        return UUID.nameUUIDFromBytes((accountId + ":" + version).getBytes(StandardCharsets.UTF_8));
    }

    /** Moves a checkpoint and tells whoever listens, in one transaction. */
    public void reach(String projection, int partition, long position) {
        execute("""
                WITH moved AS (
                    INSERT INTO projector.checkpoint
                    VALUES (?, 1, ?, ?, 0, gen_random_uuid(), 'topic', sha256(''), now())
                    ON CONFLICT (projection, generation, log_partition) DO UPDATE SET position = excluded.position
                    RETURNING projection)
                SELECT pg_notify('ledger_position', projection) FROM moved""", projection, partition, position);
    }

    public void execute(String sql, @Nullable Object... values) {
        try (var statement = projector().prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private synchronized Connection projector() throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
        }
        return connection;
    }

    /** A row of {@code views.account}; amounts in minor units. */
    public record AccountRow(
            UUID accountId,
            String ownerId,
            @Nullable String accountNumber,
            String currency,
            int decimals,
            String status,
            long balance,
            long overdraftLimit,
            long version,
            int partition,
            long position,
            Instant openedAt) {

        /** An open EUR account of three events, the last at 5:1023. */
        public static AccountRow of(String ownerId, long balance) {
            return new AccountRow(
                    UUID.randomUUID(),
                    ownerId,
                    null,
                    "EUR",
                    2,
                    "open",
                    balance,
                    10000,
                    3,
                    5,
                    1023,
                    Instant.parse("2026-01-02T03:04:05.000006Z"));
        }

        public AccountRow in(String otherCurrency, int itsDecimals) {
            return new AccountRow(
                    accountId,
                    ownerId,
                    accountNumber,
                    otherCurrency,
                    itsDecimals,
                    status,
                    balance,
                    overdraftLimit,
                    version,
                    partition,
                    position,
                    openedAt);
        }

        public AccountRow numbered(String number) {
            return new AccountRow(
                    accountId,
                    ownerId,
                    number,
                    currency,
                    decimals,
                    status,
                    balance,
                    overdraftLimit,
                    version,
                    partition,
                    position,
                    openedAt);
        }

        public AccountRow openedAt(Instant time) {
            return new AccountRow(
                    accountId,
                    ownerId,
                    accountNumber,
                    currency,
                    decimals,
                    status,
                    balance,
                    overdraftLimit,
                    version,
                    partition,
                    position,
                    time);
        }

        public AccountRow identified(UUID id) {
            return new AccountRow(
                    id,
                    ownerId,
                    accountNumber,
                    currency,
                    decimals,
                    status,
                    balance,
                    overdraftLimit,
                    version,
                    partition,
                    position,
                    openedAt);
        }

        public AccountRow in(String newStatus) {
            return new AccountRow(
                    accountId,
                    ownerId,
                    accountNumber,
                    currency,
                    decimals,
                    newStatus,
                    balance,
                    overdraftLimit,
                    version,
                    partition,
                    position,
                    openedAt);
        }

        public AccountRow at(long newVersion, long newBalance) {
            return new AccountRow(
                    accountId,
                    ownerId,
                    accountNumber,
                    currency,
                    decimals,
                    status,
                    newBalance,
                    overdraftLimit,
                    newVersion,
                    partition,
                    position,
                    openedAt);
        }
    }

    /** A row of {@code views.hold}; amounts in minor units. */
    public record HoldRow(
            UUID accountId,
            long holdId,
            String status,
            long amount,
            @Nullable Long captured,
            @Nullable Instant expiresAt) {

        public static HoldRow open(UUID accountId, long holdId, long amount, @Nullable Instant expiresAt) {
            return new HoldRow(accountId, holdId, "open", amount, null, expiresAt);
        }
    }

    /** A row of {@code views.statement_line}; the amount is signed. */
    public record LineRow(
            UUID accountId,
            long version,
            long amount,
            long balanceAfter,
            LocalDate valueDate,
            LocalDate bookingDate,
            @Nullable String category) {}
}
