package io.fundsledger.query.statement;

import java.time.LocalDate;
import java.util.Locale;

/** By which of its dates a line is in a statement, and in which place; the version decides among equals. */
enum StatementOrder {
    /** When the line counts. */
    VALUE("valueDate") {
        @Override
        LocalDate dateOf(StatementLine line) {
            return line.valueDate();
        }
    },
    /** When the ledger learned of it. */
    BOOKING("bookingDate") {
        @Override
        LocalDate dateOf(StatementLine line) {
            return line.bookingDate();
        }
    };

    private final String dateField;

    StatementOrder(String dateField) {
        this.dateField = dateField;
    }

    abstract LocalDate dateOf(StatementLine line);

    String dateField() {
        return dateField;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
