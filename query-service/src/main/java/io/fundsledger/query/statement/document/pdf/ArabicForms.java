package io.fundsledger.query.statement.document.pdf;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Arabic letters as they are joined in writing. For most letters Unicode has a character for each form, named by letter and form,
 * and fonts have these.
 */
final class ArabicForms {

    private static final int FIRST = 0xFB50;
    private static final int LAST = 0xFEFC;
    private static final char TATWEEL = '\u0640';
    private static final char NON_JOINER = '\u200C';
    private static final char JOINER = '\u200D';

    /** A letter, or lam and alef, which are never written side by side. */
    private static final Pattern WRITTEN_AS_ONE = Pattern.compile(".|\u0644[\u0622\u0623\u0625\u0627]");

    private static final Map<String, Map<Form, Character>> FORMS = forms();

    private ArabicForms() {}

    /** By which sides a letter is joined to others: none, the one before it, the one after it, both. */
    private enum Form {
        ISOLATED,
        FINAL,
        INITIAL,
        MEDIAL;

        private static Form joined(boolean before, boolean after) {
            if (before) {
                return after ? MEDIAL : FINAL;
            }
            return after ? INITIAL : ISOLATED;
        }
    }

    private static Map<String, Map<Form, Character>> forms() {
        var forms = new HashMap<String, Map<Form, Character>>();
        for (var character = FIRST; character <= LAST; character++) {
            var letters = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
            var name = String.valueOf(Character.getName(character));
            for (var form : Form.values()) {
                if (name.endsWith(form + " FORM")
                        && WRITTEN_AS_ONE.matcher(letters).matches()) {
                    forms.computeIfAbsent(letters, _ -> new EnumMap<>(Form.class))
                            .put(form, (char) character);
                }
            }
        }
        return Map.copyOf(forms);
    }

    /** @param shown which characters there are fonts for; a letter stays as it is where there is none for its form */
    static String joined(String text, IntPredicate shown) {
        var joined = new StringBuilder(text.length());
        for (var from = 0; from < text.length(); ) {
            var two = Math.min(from + 2, text.length());
            var to = FORMS.containsKey(text.substring(from, two)) ? two : from + 1;
            joined.append(written(text, from, to, shown));
            from = to;
        }
        return joined.toString();
    }

    private static String written(String text, int from, int to, IntPredicate shown) {
        var letters = text.substring(from, to);
        var forms = FORMS.getOrDefault(letters, Map.of());
        var form = Form.joined(
                forms.containsKey(Form.FINAL) && reachesOn(text, from - 1),
                forms.containsKey(Form.INITIAL) && reachesBack(text, to));
        var character = forms.get(form);
        var isItself = form == Form.ISOLATED && letters.length() == 1;
        return character == null || isItself || !shown.test(character) ? letters : character.toString();
    }

    private static boolean reachesOn(String text, int place) {
        while (place >= 0 && isPassedOver(text.charAt(place))) {
            place--;
        }
        return place >= 0 && joins(text.charAt(place), Form.INITIAL);
    }

    private static boolean reachesBack(String text, int place) {
        while (place < text.length() && isPassedOver(text.charAt(place))) {
            place++;
        }
        return place < text.length() && joins(text.charAt(place), Form.FINAL);
    }

    private static boolean joins(char character, Form form) {
        return character == TATWEEL
                || character == JOINER
                || FORMS.getOrDefault(Character.toString(character), Map.of()).containsKey(form);
    }

    /** Vowel marks and what is not seen. */
    private static boolean isPassedOver(char character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && character != JOINER && character != NON_JOINER);
    }
}
