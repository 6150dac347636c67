package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.StatementEntry;
import io.fundsledger.query.statement.document.StatementHead;
import io.fundsledger.query.statement.document.StatementWriter;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Writes pages as they fill; of those that are written only their places in the file are kept. */
public final class PdfStatementWriter implements StatementWriter {

    private static final float TOTALS_HEIGHT = 120;

    private final Typefaces faces;

    public PdfStatementWriter(Typefaces faces) {
        this.faces = faces;
    }

    @Override
    public void write(StatementHead head, Iterator<StatementEntry> entries, OutputStream out) {
        var document = new Document(PageSize.A4);
        var writer = ReproduciblePdfWriter.open(
                document, out, head.id(), head.anchor().recordedAt());
        describe(head, writer);
        var sheets = new Sheets(head, document, faces, writer);
        front(head, sheets);
        totals(head, table(head, entries, sheets), sheets);
        sheets.end();
        document.close();
    }

    private static void describe(StatementHead head, PdfWriter writer) {
        var title = "Statement of account %s, %s to %s"
                .formatted(
                        head.accountName(), head.period().from(), head.period().to());
        writer.getInfo().put(PdfName.TITLE, new PdfString(title, PdfObject.TEXT_UNICODE));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
    }

    private static void front(StatementHead head, Sheets sheets) {
        sheets.first();
        sheets.facts(
                "Account",
                head.accountName(),
                "Period",
                head.period().from() + " to " + head.period().to());
        sheets.facts(
                "Account id",
                head.accountId().toString(),
                "Currency",
                head.currency().code());
        sheets.facts(
                "Owner",
                head.ownerId(),
                "In the order of",
                head.by().equals("value") ? "value dates" : "booking dates");
        sheets.down(4);
        var top = sheets.y();
        sheets.canvas().rectangle(Sheets.LEFT - 6, top - 46, Sheets.RIGHT - Sheets.LEFT + 12, 46, Style.PALE);
        sheets.canvas().text("Opening balance", Style.LABEL, Sheets.LEFT + 6, top - 15);
        sheets.canvas().text(figure(head.opening(), head), Style.FIGURE, Sheets.LEFT + 6, top - 34);
        sheets.canvas().textEndingAt("Closing balance", Style.LABEL, Sheets.RIGHT - 6, top - 15, 200);
        sheets.canvas().textEndingAt(figure(head.closing(), head), Style.FIGURE, Sheets.RIGHT - 6, top - 34, 240);
        sheets.down(46 + 18);
        sheets.columns();
    }

    private static Totals table(StatementHead head, Iterator<StatementEntry> entries, Sheets sheets) {
        var table = new StatementTable(head, sheets);
        table.balance("Opening balance", head.opening());
        var totals = Totals.NONE;
        var balance = head.opening();
        while (entries.hasNext()) {
            var entry = entries.next();
            table.row(entry, balance);
            totals = totals.with(entry);
            balance = entry.balance();
        }
        return totals;
    }

    private static void totals(StatementHead head, Totals totals, Sheets sheets) {
        if (!sheets.hasRoomFor(TOTALS_HEIGHT)) {
            sheets.next();
        }
        sheets.down(14);
        total("Entries", Long.toString(totals.entries()), Style.CELL, sheets);
        total("Money in", figure(totals.in(), head), Style.CELL, sheets);
        total("Money out", figure(totals.out(), head), Style.CELL, sheets);
        sheets.canvas().line(Sheets.DETAILS, Sheets.RIGHT, sheets.y() - 2, 0.8f, Style.ACCENT);
        sheets.down(6);
        total("Closing balance on " + head.period().to(), figure(head.closing(), head), Style.STRONG, sheets);
    }

    private static void total(String what, String figure, Style style, Sheets sheets) {
        var baseline = sheets.y() - style.size();
        sheets.canvas().text(what, style, Sheets.DETAILS, baseline);
        sheets.canvas().textEndingAt(figure, style, Sheets.RIGHT, baseline, 200);
        sheets.down(style.leading() + 4);
    }

    private static String figure(BigDecimal amount, StatementHead head) {
        return Figures.of(amount, head.currency().decimals()) + " " + head.currency();
    }
}
