package io.fundsledger.command.log;

import io.fundsledger.command.account.Account.Known;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes snapshots on a thread of its own. What does not fit its queue, or fails, is left out: another will come. */
public final class SnapshotWriter implements SnapshotSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final int WAITING = 1000;

    /** Puts away what is newer than the newest that can be believed, since it cannot be. */
    private static final String WRITE = """
            WITH last_valid AS (
              SELECT max(s.version) AS version
                FROM (SELECT version FROM snapshot WHERE account_id = :account AND state_version = :stateVersion
                       ORDER BY version DESC LIMIT 3) newest
                JOIN valid_snapshot s ON s.account_id = :account AND s.version = newest.version),
            wrong AS (
              DELETE FROM snapshot WHERE account_id = :account AND version <> :version
                AND version > coalesce((SELECT version FROM last_valid), 0))
            INSERT INTO snapshot (account_id, version, state_version, state, chain_hash, checksum)
            SELECT :account, :version, :stateVersion, :state, e.hash, sha256(uuid_send(:account) || int8send(:version)
                   || int4send(:stateVersion) || e.hash || :state)
              FROM event e WHERE e.account_id = :account AND e.version = :version
            ON CONFLICT (account_id, version) DO UPDATE SET state_version = excluded.state_version,
              state = excluded.state, chain_hash = excluded.chain_hash, checksum = excluded.checksum""";

    private final JdbcClient jdbc;
    private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(WAITING);
    private final Counter written;
    private final Counter leftOut;
    private final Thread thread = Thread.ofPlatform().name("snapshots").unstarted(this::run);
    private volatile boolean open = true;

    public SnapshotWriter(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.written = Counter.builder("ledger.snapshots.written")
                .description("snapshots of accounts written")
                .register(registry);
        this.leftOut = Counter.builder("ledger.snapshots.left.out")
                .description("snapshots that were due and not written: too many at once, or the store was away")
                .register(registry);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void offer(UUID accountId, Known account) {
        if (!wishes.offer(new Wish(accountId, account))) {
            leftOut.increment();
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        SnapshotState.study();
        try {
            while (open) {
                var wish = wishes.poll(200, TimeUnit.MILLISECONDS);
                if (wish != null) {
                    write(wish);
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Wish wish) {
        try {
            jdbc.sql(WRITE)
                    .param("account", wish.accountId)
                    .param("version", wish.account.version())
                    .param("stateVersion", SnapshotState.VERSION)
                    .param("state", SnapshotState.write(wish.account))
                    .update();
            written.increment();
        } catch (DataAccessException failure) {
            leftOut.increment();
            LOG.warn("no snapshot of account {} at version {}", wish.accountId, wish.account.version(), failure);
        }
    }

    private record Wish(UUID accountId, Known account) {}
}
