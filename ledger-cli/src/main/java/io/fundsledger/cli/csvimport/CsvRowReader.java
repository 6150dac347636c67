package io.fundsledger.cli.csvimport;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fundsledger.cli.csvimport.CsvLine.Direction;
import io.fundsledger.cli.rest.Booking;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a booking of a record: columns are found by their names, optional ones may be absent. */
final class CsvRowReader {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{1,255}");

    static final List<String> REQUIRED = List.of("reference", "account", "type", "amount", "currency");

    private CsvRowReader() {}

    static Optional<String> missingColumn(List<String> header) {
        return REQUIRED.stream().filter(column -> !header.contains(column)).findFirst();
    }

    static CsvLine read(NamedCsvRecord csv) {
        try {
            return new CsvLine.Row(
                    csv.getStartingLineNumber(),
                    reference(csv),
                    required(csv, "account"),
                    direction(required(csv, "type")),
                    booking(csv),
                    balanceAfter(csv));
        } catch (BadRowException bad) {
            return new CsvLine.Bad(csv.getStartingLineNumber(), bad.reason);
        }
    }

    private static Booking booking(NamedCsvRecord csv) {
        return new Booking(
                required(csv, "amount"),
                required(csv, "currency"),
                field(csv, "value_date"),
                field(csv, "category"),
                field(csv, "description"),
                field(csv, "counterparty"),
                field(csv, "reference"));
    }

    private static String reference(NamedCsvRecord csv) {
        var reference = required(csv, "reference");
        if (!KEY.matcher(reference).matches()) {
            throw new BadRowException("reference '" + reference + "' cannot be an idempotency key");
        }
        return reference;
    }

    private static Direction direction(String type) {
        return switch (type) {
            case "deposit" -> Direction.DEPOSIT;
            case "withdrawal" -> Direction.WITHDRAWAL;
            default -> throw new BadRowException("type is deposit or withdrawal, not '" + type + "'");
        };
    }

    private static @Nullable BigDecimal balanceAfter(NamedCsvRecord csv) {
        var text = field(csv, "balance_after");
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BadRowException("balance_after '" + text + "' is not a number");
        }
    }

    private static String required(NamedCsvRecord csv, String column) {
        var text = field(csv, column);
        if (text.isBlank()) {
            throw new BadRowException(column + " is missing");
        }
        return text;
    }

    private static String field(NamedCsvRecord csv, String column) {
        return csv.findField(column).orElse("");
    }

    private static final class BadRowException extends RuntimeException {
        private final String reason;

        BadRowException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
