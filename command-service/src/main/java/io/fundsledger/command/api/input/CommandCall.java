package io.fundsledger.command.api.input;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.log.CommandKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command as it comes over HTTP: headers, ids of the path, fields of the body, and what is wrong with them. */
public final class CommandCall {

    private final String operation;
    private final CommandHeaders headers;
    private final Fields fields;
    private final Violations violations;
    private final List<String> pathIds = new ArrayList<>(2);

    private CommandCall(String operation, CommandHeaders headers, Fields fields, Violations violations) {
        this.operation = operation;
        this.headers = headers;
        this.fields = fields;
        this.violations = violations;
    }

    /** Reads a call; {@code operation} is the command's name in its fingerprint, which never changes. */
    public static CommandCall read(String operation, HttpServletRequest request) {
        var violations = new Violations();
        Parameters.of(request, Set.of(), violations);
        var headers = CommandHeaders.read(request, violations);
        var fields = new Fields(FlatJson.read(RequestBody.read(request), violations), violations);
        return new CommandCall(operation, headers, fields, violations);
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

    public @Nullable UUID pathId(String name, String text) {
        pathIds.add(text);
        return PathId.read(name, text, violations);
    }

    /** The id of an entry or a hold. */
    public @Nullable Long pathVersion(String name, String text) {
        pathIds.add(text);
        return PathId.version(name, text, violations);
    }

    /** A required value; to be called where the command is made. */
    public <T> T valid(@Nullable T value) {
        return violations.valid(value);
    }

    /** The whole, made only if nothing is wrong with any part. */
    public CommandRequest request(@Nullable String traceparent, Supplier<AccountCommand> command) {
        var content = fields.canonical();
        violations.refuseIfAny();
        return new CommandRequest(
                command.get(),
                headers.key(),
                Fingerprint.of(operation, pathIds, content),
                headers.correlationId(),
                headers.causationId(),
                traceparent);
    }
}
