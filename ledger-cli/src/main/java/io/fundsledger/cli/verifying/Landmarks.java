package io.fundsledger.cli.verifying;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** The places of a partition whose hashes are known from elsewhere: the log has to come by each of them. */
final class Landmarks {

    private final Queue<Landmark> ahead;

    Landmarks(List<Landmark> landmarks) {
        ahead = new ArrayDeque<>(landmarks.stream()
                .sorted(Comparator.comparingLong(Landmark::position))
                .toList());
    }

    /** Compares those at the place that the log has reached; throws FaultFound. */
    void reached(Links links) {
        while (!ahead.isEmpty() && ahead.element().position() <= links.position()) {
            var here = ahead.remove();
            FaultFound.unless(
                    here.hash().equals(links.hashText()),
                    () -> "rewritten: its hash is %s, and %s saw %s there"
                            .formatted(links.hashText(), here.witness(), here.hash()));
        }
    }

    /** Throws FaultFound if the log has ended before one of them. */
    void ended(Links links) {
        var missing = ahead.peek();
        if (missing != null) {
            throw new FaultFound("tail cut off: the log ends at position %d, and %s saw %d"
                    .formatted(links.position(), missing.witness(), missing.position()));
        }
    }
}
