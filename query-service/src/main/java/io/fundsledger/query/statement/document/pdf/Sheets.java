package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.StatementHead;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The sheets of a statement, of which one is in memory: what all have in common, and where on it the next line goes. */
final class Sheets {

    static final float LEFT = 48;
    static final float RIGHT = PageSize.A4.getWidth() - LEFT;
    static final float VALUE_DATE = LEFT + 58;
    static final float DETAILS = LEFT + 116;
    static final float AMOUNT_END = RIGHT - 88;
    static final float FIGURE_WIDTH = 80;
    static final float DETAILS_WIDTH = AMOUNT_END - FIGURE_WIDTH - DETAILS;

    private static final float TOP = PageSize.A4.getHeight() - 48;
    private static final float BOTTOM = 66;
    private static final float FOOT = 54;
    private static final float COUNT_WIDTH = 24;
    private static final float COLUMNS_HEIGHT = 18;

    private final StatementHead head;
    private final Document document;
    private final Typefaces faces;
    private final Canvas canvas;
    private final PdfWriter writer;
    private final PdfTemplate count;
    private int number;
    private float y;

    Sheets(StatementHead head, Document document, Typefaces faces, PdfWriter writer) {
        this.head = head;
        this.document = document;
        this.writer = writer;
        this.faces = faces;
        this.canvas = new Canvas(writer.getDirectContent(), faces);
        this.count = writer.getDirectContent().createTemplate(COUNT_WIDTH, Style.NOTE.leading());
    }

    Canvas canvas() {
        return canvas;
    }

    /** Where the last line ended. */
    float y() {
        return y;
    }

    void down(float points) {
        y -= points;
    }

    boolean hasRoomFor(float height) {
        return y - height >= BOTTOM;
    }

    /** What a sheet that begins with the columns has room for. */
    float wholeHeight() {
        return TOP - 30 - COLUMNS_HEIGHT - BOTTOM;
    }

    void first() {
        begin();
        canvas.text("Statement of account", Style.TITLE, LEFT, y - Style.TITLE.size());
        canvas.textEndingAt(period(), Style.SUBTITLE, RIGHT, y - Style.TITLE.size(), 200);
        down(Style.TITLE.size() + 10);
        canvas.line(LEFT, RIGHT, y, 1.5f, Style.ACCENT);
        down(16);
    }

    /** Ends the sheet, and begins another. */
    void next() {
        document.newPage();
        begin();
        canvas.text(
                canvas.wrap("Statement of account " + head.accountName(), Style.COLUMN, 330)
                        .getFirst(),
                Style.COLUMN,
                LEFT,
                y - Style.COLUMN.size());
        canvas.textEndingAt(period(), Style.NOTE, RIGHT, y - Style.COLUMN.size(), 150);
        down(14);
        canvas.line(LEFT, RIGHT, y, 0.8f, Style.ACCENT);
        down(16);
        columns();
    }

    void columns() {
        var baseline = y - 12;
        canvas.rectangle(LEFT - 6, y - COLUMNS_HEIGHT, RIGHT - LEFT + 12, COLUMNS_HEIGHT, Style.PALE);
        canvas.text("Booked", Style.COLUMN, LEFT, baseline);
        canvas.text("Value date", Style.COLUMN, VALUE_DATE, baseline);
        canvas.text("Details", Style.COLUMN, DETAILS, baseline);
        canvas.textEndingAt("Amount " + head.currency(), Style.COLUMN, AMOUNT_END, baseline, FIGURE_WIDTH);
        canvas.textEndingAt("Balance " + head.currency(), Style.COLUMN, RIGHT, baseline, FIGURE_WIDTH);
        down(COLUMNS_HEIGHT);
    }

    /** Labels with their values, side by side. */
    void facts(String leftLabel, String left, @Nullable String rightLabel, String right) {
        var middle = (LEFT + RIGHT) / 2 + 12;
        var width = middle - LEFT - 24;
        var lines = Math.max(
                fact(leftLabel, left, LEFT, width), rightLabel == null ? 0 : fact(rightLabel, right, middle, width));
        down(Style.LABEL.leading() + lines * Style.VALUE.leading() + 7);
    }

    private int fact(String label, String value, float x, float width) {
        canvas.text(label, Style.LABEL, x, y - Style.LABEL.size());
        List<String> lines = canvas.wrap(value, Style.VALUE, width);
        for (var line = 0; line < lines.size(); line++) {
            canvas.text(
                    lines.get(line),
                    Style.VALUE,
                    x,
                    y - Style.LABEL.leading() - Style.VALUE.size() - line * Style.VALUE.leading());
        }
        return lines.size();
    }

    /** By now it is known how many there are. */
    void end() {
        new Canvas(count, faces).text(Integer.toString(number), Style.NOTE, 0, 2);
    }

    private void begin() {
        number++;
        y = TOP;
        var anchor = head.anchor();
        canvas.line(LEFT, RIGHT, FOOT, 0.4f, Style.LINE);
        canvas.text(
                "This statement ties to the event at position %s of the ledger, version %d of the account, recorded at %s."
                        .formatted(anchor.position(), anchor.version(), anchor.recordedAt()),
                Style.FOOT,
                LEFT,
                FOOT - 11);
        canvas.text("Hash of that event: " + anchor.hash(), Style.FOOT, LEFT, FOOT - 20);
        var page = "Page %d of ".formatted(number);
        var countBegins = RIGHT - COUNT_WIDTH;
        canvas.text(page, Style.NOTE, countBegins - canvas.width(page, Style.NOTE), FOOT - 11);
        writer.getDirectContent().addTemplate(count, countBegins, FOOT - 13);
    }

    private String period() {
        return head.period().from() + " \u2013 " + head.period().to();
    }
}
