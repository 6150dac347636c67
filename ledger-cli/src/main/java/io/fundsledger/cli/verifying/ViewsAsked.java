package io.fundsledger.cli.verifying;

import java.util.Locale;

/** Which views of a running ledger are compared with its log. */
enum ViewsAsked {
    NONE,
    /** What comes in pages: accounts and books. */
    SOME,
    /** Also what is asked of each account. */
    ALL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
