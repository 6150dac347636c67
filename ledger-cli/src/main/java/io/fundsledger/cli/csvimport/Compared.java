package io.fundsledger.cli.csvimport;

import java.util.Locale;

/** How many figures were compared with the file, and how many of them differ. */
record Compared(long all, long differing) {

    static final Compared NOTHING = new Compared(0, 0);

    Compared plusOne(boolean differs) {
        return new Compared(all + 1, differs ? differing + 1 : differing);
    }

    @Override
    public String toString() {
        return all == 0 ? "not compared" : String.format(Locale.ROOT, "%,d, %,d of them differ", all, differing);
    }
}
