package io.fundsledger.command.api;

import io.fundsledger.command.api.input.BatchItem;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.lane.CommandRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command of a batch as it was read. */
sealed interface BatchCommand {

    record Given(CommandRequest request) implements BatchCommand {}

    /** It is refused by itself, with pointers into the body of the whole batch. */
    record Unreadable(Problem problem) implements BatchCommand {}

    /**
     * Reads a command.
     *
     * @param place where it is in the batch, from 0
     */
    static BatchCommand read(BatchItem item, int place, @Nullable String traceparent) {
        try {
            var form = CommandForm.named(item.type());
            if (form == null) {
                throw noSuchType();
            }
            return new Given(form.read(item.call(), traceparent));
        } catch (ProblemException unreadable) {
            return new Unreadable(unreadable.problem().within("/commands/" + place));
        }
    }

    private static ProblemException noSuchType() {
        var types =
                Arrays.stream(CommandForm.values()).map(CommandForm::operation).collect(Collectors.joining(", "));
        var errors = List.of(Violation.inBody("type", "has to be one of " + types));
        return Problem.ofErrors(ProblemType.INVALID_REQUEST, errors).asException();
    }
}
