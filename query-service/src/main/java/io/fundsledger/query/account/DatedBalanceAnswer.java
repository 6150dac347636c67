package io.fundsledger.query.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The balance of a moment on the wire. */
@Schema(name = "DatedBalance")
record DatedBalanceAnswer(
        UUID accountId,
        @Schema(example = "EUR") String currency,

        @Schema(description = "What had been recorded by asOf and is dated up to valueDate comes to", example = "87.66")
        String balance,

        @Schema(example = "2026-01-31T12:00:00.000001Z") @Nullable Instant asOf,

        @Schema(example = "2026-01-31") @Nullable LocalDate valueDate,

        @Schema(
                description = "Whether it stays so: true once the view holds something that was recorded after asOf in"
                        + " the account's log partition; false without asOf, since an entry to come may be dated back",
                example = "true")
        @JsonProperty("final")
        boolean settled)
        implements BalanceAnswer {

    static DatedBalanceAnswer of(DatedBalance dated) {
        return new DatedBalanceAnswer(
                dated.account().accountId(),
                dated.account().currency().code(),
                dated.balance().toPlainString(),
                dated.moment().asOf(),
                dated.moment().valueDate(),
                dated.settled());
    }
}
