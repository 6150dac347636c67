package io.fundsledger.command.api.input;

import java.util.BitSet;

/** Which characters a name is made of: what a pattern says as well, looked at for every command. */
final class AllowedCharacters {

    /** Of names that callers give: nothing that has to be quoted anywhere. */
    static final AllowedCharacters OF_NAMES =
            new AllowedCharacters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:-");

    private final BitSet allowed = new BitSet();

    private AllowedCharacters(String characters) {
        characters.chars().forEach(allowed::set);
    }

    /** Whether a text has 1 to {@code longest} characters, and no others. */
    boolean makeUp(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (!allowed.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
