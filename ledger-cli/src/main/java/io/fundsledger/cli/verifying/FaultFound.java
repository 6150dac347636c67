package io.fundsledger.cli.verifying;

import java.util.function.Supplier;

/** Something in the log cannot be. Its message says what was found and what was expected. */
final class FaultFound extends RuntimeException {

    FaultFound(String message) {
        super(message, null, false, false);
    }

    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new FaultFound(otherwise);
        }
    }

    /** For what is asked of every event: words are made only where they are needed. */
    static void unless(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new FaultFound(otherwise.get());
        }
    }
}
