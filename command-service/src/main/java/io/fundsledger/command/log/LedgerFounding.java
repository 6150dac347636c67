package io.fundsledger.command.log;

import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Founds the ledger on first start, and afterwards sees to it that the configuration is still that of the ledger. */
public final class LedgerFounding {

    private final JdbcClient jdbc;

    public LedgerFounding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads which ledger this is; a new one gets the given id.
     *
     * @throws WrongStoreException if the store holds a ledger of another shape, or a part of an imported log, or the role
     *     may change the past
     */
    public LedgerIdentity open(UUID idOfNewLedger, int partitions, ZoneId zone, int hashFormat) {
        var ledger = found(idOfNewLedger, partitions, zone, hashFormat);
        new LogImportSteps(jdbc).requireNotUnderWay();
        return ledger;
    }

    /**
     * Founds a ledger again that was founded elsewhere; does nothing if it is there.
     *
     * @throws WrongStoreException as {@link #open} does, and if the store holds another ledger
     */
    public void openCopy(LedgerIdentity original, int hashFormat) {
        var ledger = found(original.ledgerId(), original.partitions(), original.zone(), hashFormat);
        if (!ledger.ledgerId().equals(original.ledgerId())) {
            throw new WrongStoreException("the event store is that of the ledger %s already: give it an empty one"
                    .formatted(ledger.ledgerId()));
        }
    }

    private LedgerIdentity found(UUID idOfNewLedger, int partitions, ZoneId zone, int hashFormat) {
        requireAppendOnlyRole();
        jdbc.sql("INSERT INTO ledger (ledger_id, partitions, time_zone, hash_format) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(idOfNewLedger, partitions, zone.getId(), hashFormat)
                .update();
        var ledger = jdbc.sql("SELECT ledger_id, partitions, time_zone FROM ledger WHERE hash_format = ?")
                .param(hashFormat)
                .query((row, number) -> new LedgerIdentity(
                        row.getObject("ledger_id", UUID.class),
                        row.getInt("partitions"),
                        ZoneId.of(row.getString("time_zone"))))
                .optional()
                .orElseThrow(() -> new WrongStoreException(
                        "the event store's hash format is not " + hashFormat + ": run the release that wrote it"));
        requireSame("ledger.partitions", partitions, ledger.partitions());
        requireSame("ledger.time-zone", zone, ledger.zone());
        jdbc.sql("INSERT INTO log_partition SELECT generate_series(0, ? - 1) ON CONFLICT DO NOTHING")
                .param(partitions)
                .update();
        return ledger;
    }

    /** Invariant 1: the role that serves can read and append, and nothing else. */
    private void requireAppendOnlyRole() {
        var tooMuch = jdbc.sql("""
                        SELECT current_user FROM pg_roles CROSS JOIN unnest(ARRAY['event', 'checkpoint']) AS kept
                          WHERE rolname = current_user AND (rolsuper
                          OR has_table_privilege(kept, 'UPDATE') OR has_table_privilege(kept, 'DELETE')
                          OR has_table_privilege(kept, 'TRUNCATE') OR has_table_privilege(kept, 'TRIGGER')
                          OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = kept::regclass), 'MEMBER')
                          OR pg_has_role((SELECT nspowner FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
                            WHERE c.oid = kept::regclass), 'MEMBER')
                          OR pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER'))
                          LIMIT 1""").query(String.class).optional();
        tooMuch.ifPresent(role -> {
            throw new WrongStoreException(
                    "the role '%s' could change the log: connect as one that may only SELECT and".formatted(role)
                            + " INSERT on the tables event and checkpoint");
        });
    }

    private static void requireSame(String setting, Object configured, Object recorded) {
        if (!configured.equals(recorded)) {
            throw new WrongStoreException(
                    "%s is %s, but the ledger in this event store was created with %s, which is fixed: set it to that"
                            .formatted(setting, configured, recorded));
        }
    }
}
