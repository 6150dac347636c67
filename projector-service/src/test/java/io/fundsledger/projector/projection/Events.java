package io.fundsledger.projector.projection;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Events in few words. */
public final class Events {

    public static final Currency EUR = Currency.of("EUR");
    public static final LocalDate VALUE_DATE = LocalDate.of(2026, 3, 30);

    private Events() {}

    public static AccountEvent opened(String number) {
        return new AccountOpened("owner-1", Money.parse("100.00", EUR), new PlainText(null, null, null, null, number));
    }

    public static AccountEvent deposited(String amount) {
        return deposited(amount, null);
    }

    public static AccountEvent deposited(String amount, @Nullable String category) {
        return new MoneyDeposited(Money.parse(amount, EUR), VALUE_DATE, "cash", category, null);
    }

    public static AccountEvent withdrawn(String amount) {
        return new MoneyWithdrawn(
                Money.parse(amount, EUR),
                VALUE_DATE,
                "card",
                "groceries",
                PlainText.ofEntry("Weekly shopping", "Corner Shop", "INV-7", null));
    }

    public static AccountEvent held(String amount, @Nullable Instant expiresAt) {
        return new HoldPlaced(
                Money.parse(amount, EUR), expiresAt, "travel", PlainText.ofEntry("A hotel", null, null, null));
    }
}
