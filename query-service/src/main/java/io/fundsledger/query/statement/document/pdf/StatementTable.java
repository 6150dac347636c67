package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.StatementEntry;
import io.fundsledger.query.statement.document.StatementHead;
import java.math.BigDecimal;

/** The entries of a statement, row by row over as many sheets as they need. */
final class StatementTable {

    private static final float ABOVE = 4;
    private static final float BELOW = 4.5f;

    private final StatementHead head;
    private final Sheets sheets;

    StatementTable(StatementHead head, Sheets sheets) {
        this.head = head;
        this.sheets = sheets;
    }

    /** A row of a balance only. */
    void balance(String what, BigDecimal balance) {
        sheets.down(ABOVE);
        var baseline = sheets.y() - Style.STRONG.size();
        sheets.canvas().text(what, Style.STRONG, Sheets.DETAILS, baseline);
        figure(balance, Style.STRONG, Sheets.RIGHT, baseline);
        end(Style.STRONG.leading());
    }

    /**
     * A row, which is not broken unless it is longer than a sheet.
     *
     * @param before the balance before it
     */
    void row(StatementEntry entry, BigDecimal before) {
        var lines = EntryText.of(entry, sheets.canvas(), Sheets.DETAILS_WIDTH);
        var height = ABOVE
                + BELOW
                + (float) lines.stream()
                        .mapToDouble(line -> line.style().leading())
                        .sum();
        if (!sheets.hasRoomFor(Math.min(height, sheets.wholeHeight() - 2 * Style.STRONG.leading()))) {
            sheets.next();
            balance("Brought forward", before);
        }
        sheets.down(ABOVE);
        figures(entry, sheets.y() - Style.CELL.size());
        for (var line : lines) {
            if (!sheets.hasRoomFor(line.style().leading())) {
                sheets.next();
                sheets.down(ABOVE);
            }
            sheets.canvas()
                    .text(
                            line.text(),
                            line.style(),
                            Sheets.DETAILS,
                            sheets.y() - line.style().size());
            sheets.down(line.style().leading());
        }
        end(0);
    }

    private void figures(StatementEntry entry, float baseline) {
        sheets.canvas().text(entry.bookingDate().toString(), Style.CELL, Sheets.LEFT, baseline);
        sheets.canvas().text(entry.valueDate().toString(), Style.CELL, Sheets.VALUE_DATE, baseline);
        figure(entry.amount(), Style.CELL, Sheets.AMOUNT_END, baseline);
        figure(entry.balance(), Style.CELL, Sheets.RIGHT, baseline);
    }

    private void figure(BigDecimal amount, Style style, float end, float baseline) {
        var text = Figures.of(amount, head.currency().decimals());
        sheets.canvas().textEndingAt(text, style, end, baseline, Sheets.FIGURE_WIDTH);
    }

    private void end(float height) {
        sheets.down(height + BELOW);
        sheets.canvas().line(Sheets.LEFT, Sheets.RIGHT, sheets.y(), 0.4f, Style.LINE);
    }
}
