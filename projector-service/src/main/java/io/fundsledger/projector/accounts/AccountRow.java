package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the view shows it after its last event.
 *
 * @param version of that event
 * @param logPosition of that event
 * @param hash of that event, 32 bytes
 * @param updatedAt when that event was recorded
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares accounts, and the bytes are never changed
record AccountRow(
        UUID accountId,
        String ownerId,
        @Nullable String accountNumber,
        Instant openedAt,
        int logPartition,
        AccountState state,
        long version,
        long logPosition,
        byte[] hash,
        Instant updatedAt) {

    static AccountRow opened(RecordedEvent recorded, AccountOpened opened) {
        var text = opened.text() == null ? null : opened.text().readable();
        return new AccountRow(
                recorded.accountId(),
                opened.ownerId(),
                text == null ? null : text.accountNumber(),
                recorded.recordedAt(),
                recorded.partition(),
                AccountState.opened(opened.overdraftLimit()),
                recorded.accountVersion(),
                recorded.position(),
                recorded.hash(),
                recorded.recordedAt());
    }

    AccountRow after(RecordedEvent recorded, AccountState next) {
        return new AccountRow(
                accountId,
                ownerId,
                accountNumber,
                openedAt,
                logPartition,
                next,
                recorded.accountVersion(),
                recorded.position(),
                recorded.hash(),
                recorded.recordedAt());
    }

    Currency currency() {
        return state.balance().currency();
    }
}
