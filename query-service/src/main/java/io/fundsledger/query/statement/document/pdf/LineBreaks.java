package io.fundsledger.query.statement.document.pdf;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as lines of at most some width, broken between words, between ideographs, and within a word that is longer than a line. */
final class LineBreaks {

    /** From here on there are scripts without blanks between words. */
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private static final String STOPS = "\u3001\u3002\uFF0C";

    private final Typeface face;
    private final float size;
    private final float width;

    LineBreaks(Typeface face, float size, float width) {
        this.face = face;
        this.size = size;
        this.width = width;
    }

    /** Legible lines, one at least. */
    List<String> lines(String text) {
        var legible = face.legible(text).strip();
        if (fits(legible)) {
            return List.of(legible);
        }
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : words(legible)) {
            if (fits((line + word).stripTrailing())) {
                line += word;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.stripTrailing());
            }
            line = word;
            while (!fits(line.stripTrailing())) {
                var end = fitting(line);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** Each with the blanks after it. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var from = 0;
        for (var to = 1; to < text.length(); to++) {
            if (mayBreak(text, to)) {
                words.add(text.substring(from, to));
                from = to;
            }
        }
        words.add(text.substring(from));
        return words;
    }

    private static boolean mayBreak(String text, int place) {
        var before = text.codePointBefore(place);
        var after = text.codePointAt(place);
        return before == ' ' ? after != ' ' : isIdeograph(after) && (isIdeograph(before) || STOPS.indexOf(before) >= 0);
    }

    private static boolean isIdeograph(int character) {
        return character >= FIRST_IDEOGRAPH
                && switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA -> true;
                    default -> false;
                };
    }

    private boolean fits(String line) {
        return face.width(line, size) <= width;
    }

    /** Where a word has to be broken: after one letter with its marks at least. */
    private int fitting(String word) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        var end = letters.next();
        for (var next = letters.next(); next != BreakIterator.DONE && fits(word.substring(0, next)); ) {
            end = next;
            next = letters.next();
        }
        return end;
    }
}
