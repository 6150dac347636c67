package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.log.CommandKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes with a batch beside its commands, and is said of each of them. */
record BatchHeaders(
        Actor actor,
        @Nullable String correlationId,
        @Nullable String causationId) {

    private static final List<String> OF_A_COMMAND = List.of(IdempotencyKey.HEADER, CommandHeaders.IF_MATCH);

    static BatchHeaders read(HttpServletRequest request, Violations violations) {
        for (var name : OF_A_COMMAND) {
            if (request.getHeader(name) != null) {
                violations.add(Violation.inHeader(name, "is not of a batch: each of its commands has its own"));
            }
        }
        var headers = new Headers(request, violations);
        return new BatchHeaders(
                Actor.of(request, violations), headers.id("Ledger-Correlation-Id"), headers.id("Ledger-Causation-Id"));
    }

    /** Those of one command. */
    CommandHeaders with(String idempotencyKey, @Nullable Long ifVersion) {
        return new CommandHeaders(new CommandKey(actor.name(), idempotencyKey), ifVersion, correlationId, causationId);
    }
}
