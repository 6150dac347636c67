package io.fundsledger.query.search;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a character is written where texts are searched: small, without accents, and a blank if it is neither letter nor
 * digit, so that "Café-Müller" is found by "cafe muller". What fills the index and what searches it fold alike.
 */
final class Folding {

    private static final String ACCENTS = "[\\u0300-\\u036f]+";
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("ł", "l"),
            Map.entry("ħ", "h"),
            Map.entry("ı", "i"),
            Map.entry("þ", "th"),
            Map.entry("ς", "σ"));
    private static final String[] ASCII =
            IntStream.range(0, 128).mapToObj(Folding::fold).toArray(String[]::new);

    private Folding() {}

    /** One character, which may become several or none. */
    static String of(int character) {
        return character < ASCII.length ? ASCII[character] : fold(character);
    }

    private static String fold(int character) {
        if (Character.getType(character) == Character.FORMAT) {
            return "";
        }
        var small = Character.toString(Character.toLowerCase(character));
        var bare = Normalizer.normalize(small, Normalizer.Form.NFKD).replaceAll(ACCENTS, "");
        var whole = Normalizer.normalize(bare, Normalizer.Form.NFC);
        return LETTERS.getOrDefault(whole, whole)
                .codePoints()
                .mapToObj(part -> isOfWord(part) ? Character.toString(part) : " ")
                .collect(joining());
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }
}
