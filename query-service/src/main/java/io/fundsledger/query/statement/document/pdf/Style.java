package io.fundsledger.query.statement.document.pdf;

import java.util.List;

/**
 * How a text looks.
 *
 * @param size in points
 * @param colour 0xRRGGBB
 */
record Style(Typeface face, float size, int colour) {

    static final int BLACK = 0x1C2430;
    static final int GREY = 0x66707D;
    static final int ACCENT = 0x17427A;
    static final int PALE = 0xEDF2F8;
    static final int LINE = 0xD5DBE3;

    static final Style TITLE = new Style(Typeface.BOLD, 20, ACCENT);
    static final Style SUBTITLE = new Style(Typeface.REGULAR, 10, GREY);
    static final Style LABEL = new Style(Typeface.REGULAR, 7.5f, GREY);
    static final Style VALUE = new Style(Typeface.REGULAR, 9.5f, BLACK);
    static final Style FIGURE = new Style(Typeface.BOLD, 14, ACCENT);
    static final Style COLUMN = new Style(Typeface.BOLD, 8, ACCENT);
    static final Style CELL = new Style(Typeface.REGULAR, 8.5f, BLACK);
    static final Style STRONG = new Style(Typeface.BOLD, 9, BLACK);
    static final Style NOTE = new Style(Typeface.REGULAR, 7.2f, GREY);
    static final Style FOOT = new Style(Typeface.REGULAR, 6.5f, GREY);

    /** From one line to the next. */
    float leading() {
        return size * 1.25f;
    }

    float width(String text) {
        return face.width(face.legible(text), size);
    }

    List<String> wrap(String text, float width) {
        return new LineBreaks(face, size, width).lines(text);
    }

    /** Small enough for a text to have at most this width. */
    Style within(String text, float width) {
        var needed = width(text);
        return needed <= width ? this : new Style(face, size * width / needed, colour);
    }
}
