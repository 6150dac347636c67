package io.fundsledger.events;

import java.util.regex.Pattern;

/**
 * Through what money came in or went out, as a lower-case word: {@code cash}, {@code card}, {@code transfer} (to or from
 * another bank), {@code interest}, {@code fee}, … The list is open: a reader meets words that it does not know.
 */
public final class Channel {

    /** Nobody said. */
    public static final String UNSPECIFIED = "unspecified";

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private Channel() {}

    /** A lower-case letter, then at most 39 lower-case letters, digits and hyphens. */
    public static boolean isWellFormed(String channel) {
        return WORD.matcher(channel).matches();
    }
}
