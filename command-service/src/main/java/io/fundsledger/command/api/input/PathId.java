package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An id in a path. */
public final class PathId {

    private PathId() {}

    /** Null if it is none, which is then among the violations. */
    public static @Nullable UUID read(String name, String text, Violations violations) {
        try {
            return Syntax.uuid(text);
        } catch (WrongFieldException wrong) {
            violations.add(Violation.inParameter(name, String.valueOf(wrong.getMessage())));
            return null;
        }
    }
}
