package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.stage.AdminDatabase;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Fills a log in one statement, and makes its indexes afterwards. The rows are as large as those of withdrawals, with
 * accounts, versions, positions and keys as they would be; only the hashes are those of nothing, so that no chain holds.
 */
record LogFilling(AdminDatabase log, LogAccounts accounts) {

    private static final String WITHOUT_INDEXES = """
            ALTER TABLE event DROP CONSTRAINT event_pkey, DROP CONSTRAINT event_account_id_version_key;
            DROP INDEX event_command_key
            """;

    private static final String INDEXES = """
            SET maintenance_work_mem = '512MB';
            ALTER TABLE event ADD PRIMARY KEY (partition, position), ADD UNIQUE (account_id, version);
            CREATE UNIQUE INDEX event_command_key ON event (idempotency_key, actor) WHERE idempotency_key IS NOT NULL
            """;

    void fill() throws SQLException {
        log.execute(WITHOUT_INDEXES, rows(), INDEXES);
        log.settle();
    }

    private String rows() {
        return """
            INSERT INTO event (partition, position, account_id, version, event_id, type, schema_version, data, metadata,
                actor, idempotency_key, fingerprint, recorded_at, hash)
            SELECT n %% %2$d, n / %2$d + 1, md5('account-' || n %% %3$d)::uuid, n / %3$d + 1, uuidv7(),
                'money-withdrawn', 1, '\\x%4$s', '{}', 'bench', gen_random_uuid(), sha256(int8send(n)),
                timestamptz '2026-01-01Z' + n * interval '100 microseconds', sha256(int8send(-n))
              FROM generate_series(0, %1$d - 1) AS n
            """.formatted(
                        accounts.events(),
                        LogAccounts.PARTITIONS,
                        accounts.count(),
                        HexFormat.of().formatHex(LogEvents.data()));
    }
}
