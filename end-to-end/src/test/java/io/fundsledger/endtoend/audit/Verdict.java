package io.fundsledger.endtoend.audit;

import java.util.List;

/** What the rules make of a command: a {@link Refusal}, or this. */
sealed interface Verdict permits Verdict.Accepted, Refusal {

    /** The events on its own account, and on the other one of a transfer; in words, see {@link Words}. */
    record Accepted(List<String> own, List<String> far) implements Verdict {}
}
