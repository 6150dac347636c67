package io.fundsledger.command.api.input;

import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_INVALID;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_MISSING;

import io.fundsledger.command.api.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that a caller gives to a command, so that it can be repeated safely. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~:-]{1,255}");
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
        return checked(keys.getFirst(), Violation.inHeader(HEADER, SAYING), violations);
    }

    static String ofField(@Nullable String key, Violations violations) {
        if (key == null) {
            violations.add(
                    IDEMPOTENCY_KEY_MISSING,
                    Violation.inBody("idempotencyKey", "is missing, or no text: it names the command for repeats"));
            return "";
        }
        return checked(key, Violation.inBody("idempotencyKey", SAYING), violations);
    }

    public static String ofPath(String key, Violations violations) {
        return checked(key, Violation.inParameter("idempotencyKey", SAYING), violations);
    }

    private static String checked(String key, Violation otherwise, Violations violations) {
        if (!FORM.matcher(key).matches()) {
            violations.add(IDEMPOTENCY_KEY_INVALID, otherwise);
        }
        return key;
    }
}
