package io.fundsledger.query.journal;

import static java.util.stream.Collectors.joining;

/**
 * What people wrote, on one line of a journal. The format has no escapes: what would end a text there is replaced by the
 * wide form of the same character, which means the same to a person and nothing to a program.
 */
final class PlainText {

    private PlainText() {}

    /** In a description, where a comment begins with a semicolon, and a bar parts whom it was with from what it was for. */
    static String ofDescription(String text) {
        return onOneLine(text).replace(';', '；').replace('|', '｜');
    }

    /** As the value of a tag, which ends at a comma. */
    static String ofTag(String text) {
        return onOneLine(text).replace(',', '，');
    }

    private static String onOneLine(String text) {
        return text.codePoints()
                .mapToObj(character -> isBlank(character) ? " " : Character.toString(character))
                .collect(joining())
                .strip();
    }

    private static boolean isBlank(int character) {
        return Character.isISOControl(character)
                || switch (Character.getType(character)) {
                    case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
