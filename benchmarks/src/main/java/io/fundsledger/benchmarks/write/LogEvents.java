package io.fundsledger.benchmarks.write;

import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.Channel;
import io.fundsledger.events.CommandKeyHash;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Withdrawals of a cent, each a command of its own, chained as a lane chains them. */
record LogEvents(LedgerIdentity ledger) {

    static final String ACTOR = "bench";

    private static final AccountEvent WITHDRAWAL = new AccountEvent.MoneyWithdrawn(
            Money.parse("0.01", Currency.of("EUR")), LocalDate.of(2026, 1, 1), Channel.UNSPECIFIED, null, null);
    private static final EventType TYPE = EventType.of(WITHDRAWAL);
    private static final int FIRST_VERSION = 1;
    private static final byte[] FINGERPRINT = new byte[32];
    private static final byte[] UNLINKED = {};

    static byte[] data() {
        return EventJson.write(WITHDRAWAL, FIRST_VERSION);
    }

    NewEvent after(PartitionHead head, UUID account, long version, String key, Instant at) {
        var event = new RecordedEvent(
                        ledger.ledgerId(),
                        head.partition(),
                        head.position() + 1,
                        account,
                        version,
                        UUID.randomUUID(),
                        TYPE.eventName(),
                        FIRST_VERSION,
                        data(),
                        at,
                        new EventOrigin(ACTOR, CommandKeyHash.of(ACTOR, key), null, null, null),
                        UNLINKED,
                        UNLINKED)
                .linkedAfter(head.hash());
        return new NewEvent(event, WITHDRAWAL, new CommandHead(key, FINGERPRINT, List.of()));
    }
}
