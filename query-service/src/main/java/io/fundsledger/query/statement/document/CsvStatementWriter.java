package io.fundsledger.query.statement.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table by RFC 4180: a header, a record {@code opening}, a record for each {@code entry}, a record {@code closing}. The
 * first and the last say what the statement is of and what it ties to. Texts are as they were recorded, also where a
 * spreadsheet would take them for a formula: a statement must not say something else than the ledger.
 */
public final class CsvStatementWriter implements StatementWriter {

    private static final List<String> COLUMNS = List.of(
            "record",
            "entryId",
            "bookingDate",
            "valueDate",
            "type",
            "amount",
            "balance",
            "currency",
            "description",
            "counterparty",
            "reference",
            "reason",
            "category",
            "channel",
            "transferId",
            "otherAccountId",
            "holdId",
            "reverses",
            "reversedBy",
            "recordedAt",
            "eventId",
            "accountId",
            "accountNumber",
            "ownerId",
            "from",
            "to",
            "by",
            "version",
            "position",
            "hash");

    @Override
    public void write(StatementHead head, Iterator<StatementEntry> entries, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(COLUMNS);
        csv.writeRecord(bound("opening", head.period().from(), head.opening(), head));
        while (entries.hasNext()) {
            csv.writeRecord(entry(entries.next(), head));
        }
        csv.writeRecord(bound("closing", head.period().to(), head.closing(), head));
        csv.flush();
        text.flush();
    }

    private static String[] entry(StatementEntry entry, StatementHead head) {
        return fields(
                "entry",
                entry.entryId(),
                entry.bookingDate(),
                entry.valueDate(),
                entry.type(),
                entry.amount().toPlainString(),
                entry.balance().toPlainString(),
                head.currency().code(),
                entry.description(),
                entry.counterparty(),
                entry.reference(),
                entry.reason(),
                entry.category(),
                entry.channel(),
                entry.transferId(),
                entry.otherAccountId(),
                entry.holdId(),
                entry.reverses(),
                entry.reversedBy(),
                entry.recordedAt(),
                entry.eventId(),
                head.accountId(),
                head.accountNumber());
    }

    /** The balance before or after all entries, on the day that it is of. */
    private static String[] bound(String record, Object day, BigDecimal balance, StatementHead head) {
        var anchor = head.anchor();
        var fields = fields(record);
        set(fields, "bookingDate", day);
        set(fields, "balance", balance.toPlainString());
        set(fields, "currency", head.currency().code());
        set(fields, "recordedAt", anchor.recordedAt());
        set(fields, "accountId", head.accountId());
        set(fields, "accountNumber", head.accountNumber());
        set(fields, "ownerId", head.ownerId());
        set(fields, "from", head.period().from());
        set(fields, "to", head.period().to());
        set(fields, "by", head.by());
        set(fields, "version", anchor.version());
        set(fields, "position", anchor.position());
        set(fields, "hash", anchor.hash());
        return fields;
    }

    private static void set(String[] fields, String column, @Nullable Object value) {
        fields[COLUMNS.indexOf(column)] = Objects.toString(value, "");
    }

    /** As many as there are columns; the last ones are empty. */
    private static String[] fields(@Nullable Object... values) {
        var fields = new String[COLUMNS.size()];
        for (var column = 0; column < fields.length; column++) {
            fields[column] = column < values.length ? Objects.toString(values[column], "") : "";
        }
        return fields;
    }
}
