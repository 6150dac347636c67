package io.fundsledger.query.statement.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/**
 * Fonts that stand in for one another, the first of them first. A character that none of them has is shown by its number,
 * such as {@code [U+5BB6]}: nothing of a text is lost.
 */
final class Typeface {

    static final Typeface REGULAR = of(FontFiles.SANS, FontFiles.FALLBACK);
    static final Typeface BOLD = of(FontFiles.SANS_BOLD, FontFiles.FALLBACK_BOLD);

    /** Up to here characters are looked up once; most texts have no others. */
    private static final int COMMON = 0x2200;

    private static final int FONT_SHIFT = 16;
    private static final int WIDTH_MASK = 0xFFFF;
    private static final int NO_FONT = 1;
    private static final int FIRST_FONT = 2;

    private final List<BaseFont> fonts;
    /** Of each character which font has it, and how wide it is there; 0 if nobody has asked yet. */
    private final int[] glyphs = new int[COMMON];

    private Typeface(List<BaseFont> fonts) {
        this.fonts = fonts;
    }

    /** A stretch of text in one font. */
    record Run(BaseFont font, String text) {}

    private static Typeface of(String... files) {
        return new Typeface(Arrays.stream(files).map(Typeface::font).toList());
    }

    private static BaseFont font(String file) {
        try (var bytes = Typeface.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("the font " + file + " is missing");
            }
            var name = file.substring(file.lastIndexOf('/') + 1);
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes.readAllBytes(), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text of characters that the fonts have; all white space is blanks. */
    String legible(String text) {
        var legible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character)) {
                legible.append(' ');
            } else if (has(character)) {
                legible.appendCodePoint(character);
            } else {
                legible.append("[U+%04X]".formatted(character));
            }
        });
        return legible.toString();
    }

    private boolean has(int character) {
        return glyph(character) >> FONT_SHIFT != NO_FONT;
    }

    private int glyph(int character) {
        if (character >= COMMON) {
            return lookUp(character);
        }
        if (glyphs[character] == 0) {
            glyphs[character] = lookUp(character);
        }
        return glyphs[character];
    }

    private int lookUp(int character) {
        for (var place = 0; place < fonts.size() && !Character.isISOControl(character); place++) {
            if (fonts.get(place).charExists(character)) {
                return (FIRST_FONT + place) << FONT_SHIFT | fonts.get(place).getWidth(character);
            }
        }
        return NO_FONT << FONT_SHIFT | fonts.getFirst().getWidth(character);
    }

    /** A legible text, cut where another font is needed. */
    List<Run> runs(String legible) {
        var runs = new ArrayList<Run>();
        for (var from = 0; from < legible.length(); ) {
            var font = shownBy(legible.codePointAt(from));
            var to = from;
            while (to < legible.length() && shownBy(legible.codePointAt(to)) == font) {
                to += Character.charCount(legible.codePointAt(to));
            }
            runs.add(new Run(font, legible.substring(from, to)));
            from = to;
        }
        return runs;
    }

    private BaseFont shownBy(int character) {
        return fonts.get(Math.max(0, (glyph(character) >> FONT_SHIFT) - FIRST_FONT));
    }

    /** In points, of a legible text. */
    float width(String legible, float size) {
        var thousandths = 0;
        for (var place = 0; place < legible.length(); ) {
            var character = legible.codePointAt(place);
            thousandths += glyph(character) & WIDTH_MASK;
            place += Character.charCount(character);
        }
        return thousandths * size / 1000;
    }

    /** A text as legible lines of at most this width, broken between words where that is possible. */
    List<String> wrap(String text, float size, float width) {
        var legible = legible(text).strip();
        if (width(legible, size) <= width) {
            return List.of(legible);
        }
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : legible.split(" +", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                var end = fitting(line, size, width);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Where a word has to be broken: after one character at least. */
    private int fitting(String word, float size, float width) {
        var end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
