package io.fundsledger.query.statement.document.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Texts as a message can carry them: of characters that XML has, and no longer than the schema allows. */
final class CamtText {

    private static final int NOT_THERE = 0xFFFD;

    private CamtText() {}

    /** With a replacement character for each character that XML 1.0 does not have. */
    static String legal(String text) {
        if (text.codePoints().allMatch(CamtText::isLegal)) {
            return text;
        }
        return text.codePoints()
                .map(character -> isLegal(character) ? character : NOT_THERE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character < 0xD800)
                || (character > 0xDFFF && character < 0xFFFE)
                || character > 0xFFFF;
    }

    static boolean fits(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest;
    }

    /** The beginning of a text, of so many characters at most. */
    static String cut(String text, int longest) {
        return fits(text, longest) ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** The whole of a text, in parts of so many characters at most. */
    static List<String> pieces(String text, int longest) {
        var pieces = new ArrayList<String>();
        for (var left = text; !left.isEmpty(); ) {
            var piece = cut(left, longest);
            pieces.add(piece);
            left = left.substring(piece.length());
        }
        return pieces;
    }

    /** 32 characters; with hyphens it would be one too long for most elements. */
    static String compact(UUID id) {
        return id.toString().replace("-", "");
    }
}
