package io.fundsledger.cli.console;

import java.util.Objects;

/** Whether somebody watches what is printed. */
public final class Terminal {

    private Terminal() {}

    public static boolean isWatched() {
        return Objects.requireNonNull(System.console(), "never null since JDK 22")
                .isTerminal();
    }
}
