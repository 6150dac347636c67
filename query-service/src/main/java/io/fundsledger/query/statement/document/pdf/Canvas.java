package io.fundsledger.query.statement.document.pdf;

import java.util.List;
import org.openpdf.text.pdf.PdfContentByte;

/** Draws on a page or a part of one; lengths are points, from the lower left corner. */
final class Canvas {

    private static final float CHANNEL = 255;

    private final PdfContentByte content;
    private final Typefaces faces;

    Canvas(PdfContentByte content, Typefaces faces) {
        this.content = content;
        this.faces = faces;
    }

    void text(String text, Style style, float x, float y) {
        var face = faces.of(style);
        var runs = VisualOrder.of(face.runs(face.legible(text)));
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
        var needed = width(text, style);
        var fitting = needed <= width ? style : style.scaledBy(width / needed);
        text(text, fitting, x - width(text, fitting), y);
    }

    float width(String text, Style style) {
        var face = faces.of(style);
        return face.width(face.legible(text), style.size());
    }

    /** A text as lines of at most this width, one at least. */
    List<String> wrap(String text, Style style, float width) {
        return new LineBreaks(faces.of(style), style.size(), width).lines(text);
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
