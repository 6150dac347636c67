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
        execute("CREATE SCHEMA accounts_g1");
        execute(sql("io/fundsledger/projector/accounts/tables.sql"));
        execute(sql("io/fundsledger/projector/accounts/views.sql"));
        execute("INSERT INTO projector.generation VALUES ('accounts', 1, 1, true), ('transactions', 1, 1, true)");
        return this;
    }

    private static String sql(String file) {
        try {
            return Files.readString(PROJECTOR.resolve(file)).replace("{schema}", "accounts_g1");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public UUID put(AccountRow account) {
        execute("DELETE FROM accounts_g1.account WHERE account_id = ?", account.accountId());
        execute(
                "INSERT INTO accounts_g1.account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)",
                account.accountId(),
                account.ownerId(),
                account.accountNumber(),
                account.currency(),
                account.decimals(),
                account.status(),
                account.balance(),
                0,
                account.overdraftLimit(),
                account.version(),
                account.partition(),
                account.position(),
                account.openedAt().toString(),
                account.openedAt().toString());
        return account.accountId();
    }

    public void put(LineRow line) {
        execute(
                """
                INSERT INTO accounts_g1.statement_line
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
                null,
                null,
                null,
                UUID.nameUUIDFromBytes((line.accountId() + ":" + line.version()).getBytes(StandardCharsets.UTF_8)),
                5,
                1000 + line.version());
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
