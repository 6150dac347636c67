package io.fundsledger.query.statement.document.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.pdf.BaseFont;

/**
 * Fonts that stand in for one another, the first of them first. A character that none of them has is shown by its number,
 * such as {@code [U+1785]}: nothing of a text is lost.
 */
final class Typeface {

    /** From here on there are marks and scripts of which letters change with their neighbours. */
    private static final int FIRST_MARK = 0x300;

    /** Up to here characters are looked up once; most texts have no others. */
    private static final int COMMON = 0x2200;

    private static final int FONT_SHIFT = 16;
    private static final int WIDTH_MASK = 0xFFFF;
    private static final int NO_FONT = 1;
    private static final int FIRST_FONT = 2;

    private final List<FontFile> fonts;
    /** Of each character which font has it, and how wide it is there; 0 if nobody has asked yet. */
    private final int[] glyphs = new int[COMMON];

    private Typeface(List<FontFile> fonts) {
        this.fonts = fonts;
    }

    /** A stretch of text in one font. */
    record Run(BaseFont font, String text) {}

    /** @param more for what the fonts of the service lack */
    static Typeface regular(List<FontFile> more) {
        return of(FontFile.SANS, FontFile.ALPHABETS, more);
    }

    /** @param more for what the fonts of the service lack */
    static Typeface bold(List<FontFile> more) {
        return of(FontFile.SANS_BOLD, FontFile.ALPHABETS_BOLD, more);
    }

    private static Typeface of(FontFile letters, FontFile alphabets, List<FontFile> more) {
        var carried = Stream.of(letters, alphabets, FontFile.HAN, FontFile.RARE_HAN, FontFile.OTHER_SCRIPTS);
        return new Typeface(Stream.concat(carried, more.stream()).toList());
    }

    /** A text of characters that the fonts have, in the forms that they have beside their neighbours; all white space is blanks. */
    String legible(String text) {
        var written = isPlain(text) ? text : ArabicForms.joined(Composition.of(text, this::has), this::has);
        var legible = new StringBuilder(written.length());
        written.codePoints().forEach(character -> {
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

    private static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character < FIRST_MARK);
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
        for (var place = 0; place < fonts.size(); place++) {
            if (meansTheSameToAll(character) && fonts.get(place).has(character)) {
                return (FIRST_FONT + place) << FONT_SHIFT
                        | fonts.get(place).read().getWidth(character);
            }
        }
        return NO_FONT << FONT_SHIFT | fonts.getFirst().read().getWidth(character);
    }

    private static boolean meansTheSameToAll(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.PRIVATE_USE;
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
        return fonts.get(Math.max(0, (glyph(character) >> FONT_SHIFT) - FIRST_FONT))
                .read();
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
}
