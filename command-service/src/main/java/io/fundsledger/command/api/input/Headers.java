package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The headers of a request, of which each that we read may come once. */
record Headers(HttpServletRequest request, Violations violations) {

    private static final int LONGEST_ID = 128;
    static final String ID_SAYING = "has to be 1 to 128 of A-Z a-z 0-9 . _ ~ : -";

    /** Null if it is absent; the value that it has is checked by the caller. A second one is a violation. */
    @Nullable String single(String name) {
        var values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            violations.add(Violation.inHeader(name, "is given more than once"));
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** An opaque id, or null if it is absent. */
    @Nullable String id(String name) {
        var value = single(name);
        if (value != null && !AllowedCharacters.OF_NAMES.makeUp(value, LONGEST_ID)) {
            violations.add(Violation.inHeader(name, ID_SAYING));
        }
        return value;
    }
}
