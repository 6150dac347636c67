package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the view shows it after its last event.
 *
 * @param version of that event
 * @param logPosition of that event
 * @param updatedAt when that event was recorded
 */
record AccountRow(
        UUID accountId,
        String ownerId,
        @Nullable String accountNumber,
        Money balance,
        Money overdraftLimit,
        long version,
        int logPartition,
        long logPosition,
        Instant openedAt,
        Instant updatedAt) {

    static AccountRow opened(RecordedEvent recorded, AccountOpened opened) {
        var text = opened.text() == null ? null : opened.text().readable();
        return new AccountRow(
                recorded.accountId(),
                opened.ownerId(),
                text == null ? null : text.accountNumber(),
                Money.zero(opened.currency()),
                opened.overdraftLimit(),
                recorded.accountVersion(),
                recorded.partition(),
                recorded.position(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    AccountRow after(RecordedEvent recorded, Money newBalance) {
        return new AccountRow(
                accountId,
                ownerId,
                accountNumber,
                newBalance,
                overdraftLimit,
                recorded.accountVersion(),
                logPartition,
                recorded.position(),
                openedAt,
                recorded.recordedAt());
    }

    Currency currency() {
        return balance.currency();
    }
}
