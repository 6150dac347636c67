package io.fundsledger.command.api.input;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * Commands as they come together over HTTP.
 *
 * @param atomic whether either all of them happen or none
 * @param dryRun whether it is only asked what would happen
 * @param items in order
 */
public record BatchCall(boolean atomic, boolean dryRun, List<BatchItem> items) {

    public static final int MOST_ITEMS = 10_000;

    /** Refuses what is wrong with the whole; what is wrong with a command is that command's own. */
    public static BatchCall read(HttpServletRequest request) {
        var violations = new Violations();
        var dryRun =
                Parameters.of(request, Set.of(Parameters.DRY_RUN), violations).flag(Parameters.DRY_RUN);
        var headers = BatchHeaders.read(request, violations);
        var body = BatchJson.read(RequestBody.OF_BATCH.read(request), violations);
        violations.refuseIfAny();
        return new BatchCall(
                body.atomic(),
                dryRun,
                body.items().stream()
                        .map(item -> new BatchItem(item.fields(), headers, item.violations(), dryRun))
                        .toList());
    }
}
