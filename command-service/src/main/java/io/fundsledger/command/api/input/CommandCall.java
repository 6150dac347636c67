package io.fundsledger.command.api.input;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.log.CommandKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command as it comes over HTTP: who asks, ids, the fields of its body, and what is wrong with them. */
public final class CommandCall {

    private final CommandHeaders headers;
    private final CommandIds ids;
    private final Fields fields;
    private final Violations violations;
    private final boolean dryRun;
    private final List<String> givenIds = new ArrayList<>(2);

    CommandCall(CommandHeaders headers, CommandIds ids, Fields fields, Violations violations, boolean dryRun) {
        this.headers = headers;
        this.ids = ids;
        this.fields = fields;
        this.violations = violations;
        this.dryRun = dryRun;
    }

    /** Reads a call that is a request of its own, with the given ids in its path. */
    public static CommandCall read(HttpServletRequest request, Map<String, String> path) {
        var violations = new Violations();
        var dryRun =
                Parameters.of(request, Set.of(Parameters.DRY_RUN), violations).flag(Parameters.DRY_RUN);
        var headers = CommandHeaders.read(request, violations);
        var body = FlatJson.read(RequestBody.OF_COMMAND.read(request), violations);
        var fields = new Fields(body, violations);
        return new CommandCall(headers, CommandIds.ofPath(path), fields, violations, dryRun);
    }

    public Fields fields() {
        return fields;
    }

    public CommandKey key() {
        return headers.key();
    }

    public @Nullable Long ifVersion() {
        return headers.ifVersion();
    }

    /** Whether it is only asked what would happen. */
    public boolean dryRun() {
        return dryRun;
    }

    /** Which account the command is about. */
    public @Nullable UUID accountId() {
        return id("accountId", Syntax::uuid);
    }

    /** The id of an entry or a hold. */
    public @Nullable Long version(String name) {
        return id(name, text -> Syntax.number(text, 1, Parameters.LARGEST));
    }

    /** A required value; to be called where the command is made. */
    public <T> T valid(@Nullable T value) {
        return violations.valid(value);
    }

    /**
     * The whole, made only if nothing is wrong with any part.
     *
     * @param operation the command's name in its fingerprint
     */
    public CommandRequest request(String operation, @Nullable String traceparent, Supplier<AccountCommand> command) {
        var content = fields.canonical();
        violations.refuseIfAny();
        return new CommandRequest(
                command.get(),
                headers.key(),
                Fingerprint.of(operation, givenIds, content),
                headers.correlationId(),
                headers.causationId(),
                traceparent);
    }

    private <T> @Nullable T id(String name, Function<String, T> parse) {
        var text = ids.take(name);
        givenIds.add(text == null ? "" : text);
        try {
            return text == null ? null : parse.apply(text);
        } catch (WrongFieldException wrong) {
            violations.add(ids.violation(name, String.valueOf(wrong.getMessage())));
            return null;
        }
    }
}
