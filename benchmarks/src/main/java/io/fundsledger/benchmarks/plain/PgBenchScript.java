package io.fundsledger.benchmarks.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code pgbench} does again and again. */
public enum PgBenchScript {
    SELECT_ONLY("-S"),
    /** Update one of many balances, select it, insert a line of history. */
    SIMPLE_UPDATE("-N"),
    /** The same, and the balances of a teller and of a branch. */
    TPCB_LIKE("-b tpcb-like"),
    /** One row that is always the same, in one statement with the line of history. */
    HOT_ROW("");

    /** The options that ask for it; empty for one that is not pgbench's own. */
    private final String builtIn;

    PgBenchScript(String builtIn) {
        this.builtIn = builtIn;
    }

    /** @param folder for the script, where it is not one of pgbench's own */
    List<String> options(Path folder) throws IOException {
        if (!builtIn.isEmpty()) {
            return List.of(builtIn.split(" ", -1));
        }
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
        var file = folder.resolve(name);
        try (InputStream script = PgBenchScript.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            Files.write(file, script.readAllBytes());
        }
        return List.of("-f", file.toString());
    }
}
