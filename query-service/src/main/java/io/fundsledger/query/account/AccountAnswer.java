package io.fundsledger.query.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account on the wire; amounts are decimal strings with all decimals of the currency. */
@Schema(name = "Account")
public record AccountAnswer(
        UUID accountId,
        @Schema(example = "owner-4711") String ownerId,

        @Schema(example = "DE89370400440532013000") @Nullable String accountNumber,

        @Schema(example = "open") String status,
        @Schema(example = "EUR") String currency,

        @Schema(description = "Everything booked", example = "87.66")
        String balance,

        @Schema(description = "Open, unexpired holds, as of this answer", example = "0.00")
        String held,

        @Schema(description = "balance − held + overdraftLimit", example = "187.66")
        String available,

        @Schema(example = "100.00") String overdraftLimit,

        @Schema(description = "How many events the account has", example = "3")
        long version,

        @Schema(description = "Where the account's last event is in the log", example = "5:1023")
        String position,

        Instant openedAt,
        Instant updatedAt)
        implements BalanceAnswer {

    public static AccountAnswer of(Account account) {
        return new AccountAnswer(
                account.accountId(),
                account.ownerId(),
                account.accountNumber(),
                account.status(),
                account.currency().code(),
                account.balance().toDecimal(),
                account.held().toDecimal(),
                account.available().toDecimal(),
                account.overdraftLimit().toDecimal(),
                account.version(),
                account.position().toString(),
                account.openedAt(),
                account.updatedAt());
    }
}
