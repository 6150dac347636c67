package io.fundsledger.cli.console;

/** Whether somebody watches what is printed. */
public final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // as of JDK 25 it is null again where input or output is redirected
    public static boolean isWatched() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
