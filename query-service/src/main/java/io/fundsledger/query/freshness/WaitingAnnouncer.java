package io.fundsledger.query.freshness;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the projector that somebody waits, so that it need not gather more before it makes its work visible. */
@Component
class WaitingAnnouncer {

    static final String ANNOUNCE = "SELECT pg_notify('ledger_waiting', ?)";

    private final JdbcClient jdbc;

    WaitingAnnouncer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In a transaction of its own: a notification is sent at commit. */
    @Transactional(readOnly = true)
    public Projection announce(Projection projection) {
        return jdbc.sql(ANNOUNCE)
                .param(projection.wireName())
                .query((row, number) -> projection)
                .single();
    }
}
