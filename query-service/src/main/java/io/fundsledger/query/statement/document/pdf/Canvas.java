package io.fundsledger.query.statement.document.pdf;

import org.openpdf.text.pdf.PdfContentByte;

/** Draws on a page or a part of one; lengths are points, from the lower left corner. */
final class Canvas {

    private static final float CHANNEL = 255;

    private final PdfContentByte content;

    Canvas(PdfContentByte content) {
        this.content = content;
    }

    void text(String text, Style style, float x, float y) {
        var runs = VisualOrder.of(style.face().runs(style.face().legible(text)));
        fill(style.colour());
        content.beginText();
        content.setTextMatrix(x, y);
        for (var run : runs) {
            content.setFontAndSize(run.font(), style.size());
            content.showText(run.text());
        }
        content.endText();
    }

    /** Ends at x, and is made smaller where it would be wider than that. */
    void textEndingAt(String text, Style style, float x, float y, float width) {
        var fitting = style.within(text, width);
        text(text, fitting, x - fitting.width(text), y);
    }

    void line(float fromX, float toX, float y, float width, int colour) {
        rectangle(fromX, y, toX - fromX, width, colour);
    }

    void rectangle(float x, float y, float width, float height, int colour) {
        fill(colour);
        content.rectangle(x, y, width, height);
        content.fill();
    }

    private static float channel(int colour) {
        return (colour & 0xFF) / CHANNEL;
    }

    private void fill(int colour) {
        content.setRGBColorFillF(channel(colour >> 16), channel(colour >> 8), channel(colour));
    }
}
