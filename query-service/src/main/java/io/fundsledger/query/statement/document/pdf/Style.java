package io.fundsledger.query.statement.document.pdf;

/**
 * How a text looks.
 *
 * @param size in points
 * @param colour 0xRRGGBB
 */
record Style(Weight weight, float size, int colour) {

    enum Weight {
        REGULAR,
        BOLD
    }

    static final int BLACK = 0x1C2430;
    static final int GREY = 0x66707D;
    static final int ACCENT = 0x17427A;
    static final int PALE = 0xEDF2F8;
    static final int LINE = 0xD5DBE3;

    static final Style TITLE = new Style(Weight.BOLD, 20, ACCENT);
    static final Style SUBTITLE = new Style(Weight.REGULAR, 10, GREY);
    static final Style LABEL = new Style(Weight.REGULAR, 7.5f, GREY);
    static final Style VALUE = new Style(Weight.REGULAR, 9.5f, BLACK);
    static final Style FIGURE = new Style(Weight.BOLD, 14, ACCENT);
    static final Style COLUMN = new Style(Weight.BOLD, 8, ACCENT);
    static final Style CELL = new Style(Weight.REGULAR, 8.5f, BLACK);
    static final Style STRONG = new Style(Weight.BOLD, 9, BLACK);
    static final Style NOTE = new Style(Weight.REGULAR, 7.2f, GREY);
    static final Style FOOT = new Style(Weight.REGULAR, 6.5f, GREY);

    /** From one line to the next. */
    float leading() {
        return size * 1.25f;
    }

    Style scaledBy(float factor) {
        return new Style(weight, size * factor, colour);
    }
}
