package io.fundsledger.command.log;

import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.SignedCheckpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkpoints of the log as they were signed, and what a next one is made of. Append-only, as the log is (invariant 1). */
public final class CheckpointStore {

    private static final String CUT = """
            SELECT p.partition, coalesce(head.position, 0) AS position, head.hash,
                   asked.position AS earlier_position, earlier.hash AS earlier_hash
              FROM log_partition p
              LEFT JOIN LATERAL (SELECT position, hash FROM event WHERE partition = p.partition
                ORDER BY position DESC LIMIT 1) head ON true
              LEFT JOIN unnest(?, ?) AS asked (partition, position) ON asked.partition = p.partition
              LEFT JOIN LATERAL (SELECT hash FROM event WHERE partition = asked.partition
                AND position = asked.position LIMIT 1) earlier ON true
              ORDER BY p.partition""";

    private final JdbcClient jdbc;
    private final LedgerIdentity ledger;

    public CheckpointStore(JdbcClient jdbc, LedgerIdentity ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    public Optional<SignedCheckpoint> newest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** Those with a smaller number, the latest first, at most {@code limit}. */
    public List<SignedCheckpoint> before(long number, int limit) {
        return jdbc.sql("SELECT document FROM checkpoint WHERE number < ? ORDER BY number DESC LIMIT ?")
                .params(number, limit)
                .query(CheckpointStore::signed)
                .list();
    }

    /** Those from a number on, the oldest first, at most {@code limit}. */
    public List<SignedCheckpoint> from(long number, int limit) {
        return jdbc.sql("SELECT document FROM checkpoint WHERE number >= ? ORDER BY number LIMIT ?")
                .params(number, limit)
                .query(CheckpointStore::signed)
                .list();
    }

    /** Keeps one more; throws DuplicateKeyException if there is one with its number: the chain has no forks. */
    public void append(SignedCheckpoint signed) {
        jdbc.sql("INSERT INTO checkpoint (number, document) VALUES (?, ?)")
                .params(signed.checkpoint().number(), CheckpointJson.write(signed))
                .update();
    }

    /** The log now, and what it has at some earlier places of it: in one statement, and so of one snapshot. */
    public LogCut cut(List<CheckpointHead> places) {
        var heads = new ArrayList<CheckpointHead>();
        var earlier = new ArrayList<CheckpointHead>();
        jdbc.sql(CUT)
                .param(places.stream().mapToInt(CheckpointHead::partition).toArray())
                .param(places.stream().mapToLong(CheckpointHead::position).toArray())
                .query(row -> {
                    heads.add(head(row));
                    if (row.getBytes("earlier_hash") != null) {
                        earlier.add(head(row, "earlier_position", row.getBytes("earlier_hash")));
                    }
                });
        return new LogCut(heads, earlier);
    }

    private CheckpointHead head(ResultSet row) throws SQLException {
        var hash = row.getBytes("hash");
        var first = HashChain.first(ledger.ledgerId(), row.getInt("partition"), ledger.partitions());
        return head(row, "position", hash == null ? first : hash);
    }

    private static CheckpointHead head(ResultSet row, String position, byte[] hash) throws SQLException {
        return new CheckpointHead(
                row.getInt("partition"), row.getLong(position), HexFormat.of().formatHex(hash));
    }

    private static SignedCheckpoint signed(ResultSet row, int number) throws SQLException {
        return CheckpointJson.read(row.getBytes("document"));
    }
}
