package io.fundsledger.query.account;

import io.fundsledger.events.money.Currency;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which accounts are asked for: those that match everything given. */
record AccountFilter(
        @Nullable String ownerId,
        @Nullable String accountNumber,

        @Schema(
                type = "string",
                allowableValues = {"open", "frozen", "closed"})
        @Nullable AccountStatus status,

        @Schema(type = "string", example = "EUR") @Nullable Currency currency,

        @Parameter(description = "At least this balance, in each account's own currency")
        @Schema(type = "string", example = "50.00")
        @Nullable BigDecimal minBalance,

        @Parameter(description = "At most this balance, in each account's own currency")
        @Schema(type = "string", example = "1000.00")
        @Nullable BigDecimal maxBalance) {}
