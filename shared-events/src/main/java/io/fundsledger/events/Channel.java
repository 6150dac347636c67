package io.fundsledger.events;

/**
 * Through what money came in or went out, as a lower-case word: {@code cash}, {@code card}, {@code transfer} (to or from
 * another bank), {@code interest}, {@code fee}, … The list is open: a reader meets words that it does not know.
 */
public final class Channel {

    /** Nobody said. */
    public static final String UNSPECIFIED = "unspecified";

    private static final int LONGEST = 40;

    private Channel() {}

    /** A lower-case letter, then at most 39 lower-case letters, digits and hyphens. */
    public static boolean isWellFormed(String channel) {
        return !channel.isEmpty()
                && channel.length() <= LONGEST
                && isLetter(channel.charAt(0))
                && channel.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }
}
