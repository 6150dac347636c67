package io.fundsledger.query.statement.document.pdf;

import static java.util.regex.Matcher.quoteReplacement;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Letters and their marks, or the parts of a Korean syllable, as the one character that stands for them and is drawn as one. */
final class Composition {

    private static final Pattern PARTS = Pattern.compile("\\P{M}\\p{M}+|[\\u1100-\\u11FF]{2,3}");

    private Composition() {}

    /** @param shown which characters there are fonts for */
    static String of(String text, IntPredicate shown) {
        return PARTS.matcher(text).replaceAll(parts -> {
            var whole = Normalizer.normalize(parts.group(), Normalizer.Form.NFC);
            return quoteReplacement(whole.codePoints().allMatch(shown) ? whole : parts.group());
        });
    }
}
