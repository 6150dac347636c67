package io.fundsledger.query.account;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is on an account: the account as it is now or, where a moment is named, its balance then. */
@Schema(
        name = "Balance",
        oneOf = {AccountAnswer.class, DatedBalanceAnswer.class})
sealed interface BalanceAnswer permits AccountAnswer, DatedBalanceAnswer {}
