package io.fundsledger.command.api.problem;

/** Makes what a caller sent fit to be sent back: short, and without what cannot be shown or encoded. */
final class Printable {

    private static final int LONGEST = 100;

    private Printable() {}

    static String of(String foreign) {
        var printable = new StringBuilder();
        foreign.codePoints().limit(LONGEST).map(Printable::shown).forEach(printable::appendCodePoint);
        return foreign.codePointCount(0, foreign.length()) > LONGEST
                ? printable.append('…').toString()
                : printable.toString();
    }

    private static int shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '\ufffd';
            default -> codePoint;
        };
    }
}
