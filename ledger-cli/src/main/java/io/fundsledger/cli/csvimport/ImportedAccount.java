package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Row;
import io.fundsledger.cli.rest.Recorded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account of the file: its ids, always the same for the same number, and what is known of it so far. */
final class ImportedAccount {

    private final String number;
    private final String currency;
    private @Nullable Recorded last;
    private @Nullable BigDecimal expected;
    private final SortedMap<String, BigDecimal> days = new TreeMap<>();
    private final AccountFigures figures = new AccountFigures();

    ImportedAccount(String number, String currency) {
        this.number = number;
        this.currency = currency;
    }

    String number() {
        return number;
    }

    String currency() {
        return currency;
    }

    UUID id() {
        return nameBased("account:" + number);
    }

    UUID ownerId() {
        return nameBased("owner:" + number);
    }

    private static UUID nameBased(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** What the file says of the balance after a row, if it does, outranks what the ledger answered. */
    synchronized void recorded(Recorded answer, Row row) {
        last = answer;
        expected = row.balanceAfter() == null ? answer.balance() : row.balanceAfter();
        figures.add(row, expected);
        var day = row.booking().valueDate();
        if (row.balanceAfter() == null) {
            days.remove(day);
        } else if (!day.isEmpty()) {
            days.put(day, row.balanceAfter());
        }
    }

    synchronized @Nullable Recorded last() {
        return last;
    }

    synchronized @Nullable BigDecimal expected() {
        return expected;
    }

    /** By value date, the balance after the last row of that day, where the file says it. */
    synchronized SortedMap<String, BigDecimal> days() {
        return new TreeMap<>(days);
    }

    /** Not to be asked for before the last row is recorded. */
    synchronized AccountFigures figures() {
        return figures;
    }
}
