package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.rest.Booking;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One record of the file. */
sealed interface CsvLine {

    long number();

    /** A booking that can be sent; whether its amount and date are valid is for the ledger to say. */
    record Row(
            long number,
            String reference,
            String account,
            Direction direction,
            Booking booking,
            @Nullable BigDecimal balanceAfter)
            implements CsvLine {

        @Override
        public String toString() {
            return "line %d (%s, account %s)".formatted(number, reference, account);
        }
    }

    /** A record that says too little, or nonsense, to become a command. */
    record Bad(long number, String reason) implements CsvLine {

        @Override
        public String toString() {
            return "line %d: %s".formatted(number, reason);
        }
    }

    enum Direction {
        DEPOSIT,
        WITHDRAWAL
    }
}
