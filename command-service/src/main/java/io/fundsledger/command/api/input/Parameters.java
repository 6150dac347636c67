package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query. One that is not known is refused: somebody who sends it means something by it, and must not
 * be taken at half his word.
 */
public final class Parameters {

    /** More than any version or position. */
    public static final long LARGEST = 999_999_999_999_999_999L;

    /** Asks what a command would come to, and has nothing recorded. */
    public static final String DRY_RUN = "dryRun";

    private final Map<String, String[]> given;
    private final Violations violations;

    private Parameters(Map<String, String[]> given, Violations violations) {
        this.given = given;
        this.violations = violations;
    }

    public static Parameters of(HttpServletRequest request, Set<String> known, Violations violations) {
        var parameters = new Parameters(parse(request), violations);
        parameters.given.forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(Violation.inParameter(name, "is not known here"));
            } else if (values.length > 1) {
                violations.add(Violation.inParameter(name, "is given more than once"));
            }
        });
        return parameters;
    }

    public @Nullable Long number(String name, long smallest, long largest) {
        return read(name, text -> Syntax.number(text, smallest, largest));
    }

    /** False unless given. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(read(name, Syntax::flag));
    }

    public @Nullable Instant instant(String name) {
        return read(name, Syntax::instant);
    }

    private <T> @Nullable T read(String name, Function<String, T> parse) {
        var values = given.get(name);
        if (values == null) {
            return null;
        }
        try {
            return parse.apply(values[0]);
        } catch (WrongFieldException wrong) {
            violations.add(Violation.inParameter(name, String.valueOf(wrong.getMessage())));
            return null;
        }
    }

    private static Map<String, String[]> parse(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException cannotBeDecoded) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The query cannot be decoded.")
                    .asException();
        }
    }
}
