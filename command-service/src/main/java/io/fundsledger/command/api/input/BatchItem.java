package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import org.jspecify.annotations.Nullable;

/** One command of a batch: the fields of its body and, beside them, what otherwise is in the path and the headers. */
public final class BatchItem {

    private final FlatJson given;
    private final BatchHeaders headers;
    private final Violations violations;
    private final boolean dryRun;

    BatchItem(FlatJson given, BatchHeaders headers, Violations violations, boolean dryRun) {
        this.given = given;
        this.headers = headers;
        this.violations = violations;
        this.dryRun = dryRun;
    }

    /** Which command it is; empty if it does not say. To be asked once, and first. */
    public String type() {
        var type = given.strings().remove("type");
        if (type == null) {
            given.remove("type");
            return "";
        }
        return type;
    }

    /** The call that it is; what is wrong with it is found as it is read. */
    public CommandCall call() {
        var key = IdempotencyKey.ofField(given.strings().remove("idempotencyKey"), violations);
        given.remove("idempotencyKey");
        var item = headers.with(key, expectedVersion());
        return new CommandCall(
                item, CommandIds.ofItem(given, violations), new Fields(given, violations), violations, dryRun);
    }

    private @Nullable Long expectedVersion() {
        var number = given.numbers().remove("expectedVersion");
        try {
            if (number != null) {
                return Syntax.number(number, 0, Parameters.LARGEST);
            }
            if (given.remove("expectedVersion")) {
                throw new WrongFieldException("has to be a JSON number");
            }
        } catch (WrongFieldException wrong) {
            violations.add(Violation.inBody("expectedVersion", String.valueOf(wrong.getMessage())));
        }
        return null;
    }
}
