package io.fundsledger.query.search;

import java.util.regex.Pattern;

/** What a person typed, folded as the index is, with nothing left that could be taken for syntax but is none. */
final class SearchWords {

    private static final String OPERATORS = "\"|-*";
    /** Parts words, in the index's eyes as in ours, without being a blank to the query's syntax. */
    private static final String JOINT = "/";

    private static final Pattern STRAY_STAR = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])\\*|\\*(?![\\s|\"]|$)");

    private SearchWords() {}

    /** Folds everything but the operators, keeping together what was typed without a blank: it is found as a whole. */
    static String of(String typed) {
        var words = new StringBuilder(typed.length());
        typed.codePoints().forEach(character -> words.append(folded(character)));
        return STRAY_STAR.matcher(words).replaceAll(JOINT);
    }

    private static String folded(int character) {
        if (OPERATORS.indexOf(character) >= 0) {
            return Character.toString(character);
        }
        return isBlank(character) ? " " : Folding.of(character).replace(" ", JOINT);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
