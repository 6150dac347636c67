package io.fundsledger.command.api.input;

import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_INVALID;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_MISSING;

import io.fundsledger.command.api.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The name that a caller gives to a command, so that it can be repeated safely. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    private static final String FIELD = "idempotencyKey";
    private static final int LONGEST = 255;
    private static final String SAYING = "has to be 1 to 255 of A-Z a-z 0-9 . _ ~ : -";

    private IdempotencyKey() {}

    static String ofHeader(HttpServletRequest request, Violations violations) {
        var keys = Collections.list(request.getHeaders(HEADER));
        if (keys.isEmpty()) {
            violations.add(
                    IDEMPOTENCY_KEY_MISSING,
                    Violation.inHeader(HEADER, "is missing: it names the command for repeats"));
            return "";
        }
        if (keys.size() > 1) {
            violations.add(IDEMPOTENCY_KEY_INVALID, Violation.inHeader(HEADER, "is given more than once"));
        }
        return checked(keys.getFirst(), HEADER, Violation::inHeader, violations);
    }

    static String ofField(@Nullable String key, Violations violations) {
        if (key == null) {
            violations.add(
                    IDEMPOTENCY_KEY_MISSING,
                    Violation.inBody(FIELD, "is missing, or no text: it names the command for repeats"));
            return "";
        }
        return checked(key, FIELD, Violation::inBody, violations);
    }

    public static String ofPath(String key, Violations violations) {
        return checked(key, FIELD, Violation::inParameter, violations);
    }

    private static String checked(
            String key, String where, BiFunction<String, String, Violation> otherwise, Violations violations) {
        if (!AllowedCharacters.OF_NAMES.makeUp(key, LONGEST)) {
            violations.add(IDEMPOTENCY_KEY_INVALID, otherwise.apply(where, SAYING));
        }
        return key;
    }
}
