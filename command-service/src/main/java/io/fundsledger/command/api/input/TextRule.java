package io.fundsledger.command.api.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be. Together the free texts of a command are far below what Kafka takes in one record.
 */
public sealed interface TextRule {

    TextRule OWNER_ID = new Matching("[!-?A-~]{1,128}", "has to be 1 to 128 visible ASCII characters without '@'");
    TextRule ACCOUNT_NUMBER = new Matching(
            "[A-Za-z0-9]([A-Za-z0-9 ./:-]{0,62}[A-Za-z0-9])?",
            "has to be 1 to 64 letters, digits and ' ', '.', '/', ':', '-' between them");
    TextRule CATEGORY = new Matching(
            "[a-z0-9][a-z0-9-]{0,39}", "has to be 1 to 40 lower-case letters, digits and '-', not beginning with '-'");
    TextRule CHANNEL = new Matching(
            "[a-z][a-z0-9-]{0,39}", "has to be 1 to 40 lower-case letters, digits and '-', beginning with a letter");
    TextRule DESCRIPTION = new Line(500);
    TextRule COUNTERPARTY = new Line(200);
    TextRule REFERENCE = new Line(100);
    TextRule REASON = new Line(500);

    /** What is wrong with a text, or null. */
    @Nullable String complaint(String text);

    /** A text of few characters. */
    final class Matching implements TextRule {
        private final Pattern pattern;
        private final String saying;

        Matching(String pattern, String saying) {
            this.pattern = Pattern.compile(pattern);
            this.saying = saying;
        }

        @Override
        public @Nullable String complaint(String text) {
            return pattern.matcher(text).matches() ? null : saying;
        }
    }

    /**
     * One line that a person can read, and reads as it was written. What breaks lines or cannot be encoded would break
     * statements and files; what cannot be seen, or turns the text around it, would deceive who reads them.
     */
    record Line(int longest) implements TextRule {

        @Override
        public @Nullable String complaint(String text) {
            if (text.codePoints().noneMatch(Line::shows)) {
                return "is empty: leave it out instead";
            }
            if (text.codePointCount(0, text.length()) > longest) {
                return "has at most %d characters".formatted(longest);
            }
            return text.codePoints().allMatch(Line::fits)
                    ? null
                    : "has a control character, a line break, half a character or something else that no reader sees";
        }

        private static boolean fits(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.UNASSIGNED -> false;
                case Character.FORMAT -> joins(codePoint);
                default -> true;
            };
        }

        /** What some scripts cannot be written without: joiners, and the marks of direction. */
        private static boolean joins(int codePoint) {
            return codePoint >= 0x200C && codePoint <= 0x200F;
        }

        private static boolean shows(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.SPACE_SEPARATOR, Character.FORMAT -> false;
                default -> !Character.isWhitespace(codePoint);
            };
        }
    }
}
