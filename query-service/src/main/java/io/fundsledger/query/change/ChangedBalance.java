package io.fundsledger.query.change;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an event booked.
 *
 * @param type of the statement line
 * @param amount signed
 */
public record ChangedBalance(
        String type,
        Money amount,
        LocalDate valueDate,
        LocalDate bookingDate,
        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference) {

    static ChangedBalance of(ResultSet row, Currency currency) throws SQLException {
        return new ChangedBalance(
                row.getString("type"),
                new Money(row.getLong("amount"), currency),
                row.getObject("value_date", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getString("category"),
                row.getString("description"),
                row.getString("counterparty"),
                row.getString("reference"));
    }

    /** The event that makes such a line; throws IllegalStateException if the view has learned of a type that is not known here. */
    String event() {
        return switch (type) {
            case "deposit" -> "money-deposited";
            case "withdrawal" -> "money-withdrawn";
            case "transfer-in" -> "transfer-received";
            case "transfer-out" -> "transfer-sent";
            case "capture" -> "hold-captured";
            case "reversal" -> "entry-reversed";
            default -> throw new IllegalStateException("a line of the unknown type " + type);
        };
    }
}
