package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An id in a path. */
public final class PathId {

    private PathId() {}

    /** Null if it is no version of an account, which is then among the violations. */
    static @Nullable Long version(String name, String text, Violations violations) {
        return read(name, text, violations, version -> Syntax.number(version, 1, Parameters.LARGEST));
    }

    /** Null if it is none, which is then among the violations. */
    public static @Nullable UUID read(String name, String text, Violations violations) {
        return read(name, text, violations, Syntax::uuid);
    }

    private static <T> @Nullable T read(String name, String text, Violations violations, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (WrongFieldException wrong) {
            violations.add(Violation.inParameter(name, String.valueOf(wrong.getMessage())));
            return null;
        }
    }
}
