package io.fundsledger.query.search;

import java.util.stream.IntStream;

/** A text as the index holds it, that knows where in the text itself each of its characters comes from. */
final class FoldedText {

    private final String folded;
    private final int[] origins;
    private final int length;

    private FoldedText(String folded, int[] origins, int length) {
        this.folded = folded;
        this.origins = origins;
        this.length = length;
    }

    static FoldedText of(String text) {
        var folded = new StringBuilder(text.length());
        var origins = IntStream.builder();
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            var plain = Folding.of(character);
            folded.append(plain);
            for (var i = 0; i < plain.length(); i++) {
                origins.add(at);
            }
            at += Character.charCount(character);
        }
        return new FoldedText(folded.toString(), origins.build().toArray(), text.length());
    }

    boolean startsWith(String beginning) {
        return folded.startsWith(beginning);
    }

    /** Where in the text itself the character at that place of the folded text begins; at its end, the text's end. */
    int origin(int place) {
        return place < origins.length ? origins[place] : length;
    }
}
