package io.fundsledger.cli.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line reads of a batch's answer. */
record Outcomes(List<Item> outcomes) {

    /** One command's: an answer, or a problem. */
    record Item(
            int status,
            @Nullable Boolean replayed,
            @Nullable Outcome answer,
            @Nullable Problem problem) {

        Refused refused() {
            return problem == null ? new Refused(status, "http-" + status, "") : problem.refused(status);
        }
    }
}
