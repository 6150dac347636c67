package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.log.CommandKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a command beside its content.
 *
 * @param key who asks, under which key
 * @param ifVersion the version that the account must have, from {@code If-Match}
 */
record CommandHeaders(
        CommandKey key,
        @Nullable Long ifVersion,
        @Nullable String correlationId,
        @Nullable String causationId) {

    static final String IF_MATCH = "If-Match";
    private static final Pattern VERSION_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    static CommandHeaders read(HttpServletRequest request, Violations violations) {
        var headers = new Headers(request, violations);
        return new CommandHeaders(
                new CommandKey(Actor.of(request, violations).name(), IdempotencyKey.ofHeader(request, violations)),
                ifVersion(headers),
                headers.id("Ledger-Correlation-Id"),
                headers.id("Ledger-Causation-Id"));
    }

    private static @Nullable Long ifVersion(Headers headers) {
        var tag = headers.single(IF_MATCH);
        if (tag == null) {
            return null;
        }
        var version = VERSION_TAG.matcher(tag);
        if (!version.matches()) {
            headers.violations().add(Violation.inHeader(IF_MATCH, "has to be one version in quotes, such as \"42\""));
            return null;
        }
        return Long.valueOf(version.group(1));
    }
}
