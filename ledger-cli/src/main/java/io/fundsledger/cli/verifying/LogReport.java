package io.fundsledger.cli.verifying;

import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What came of verifying a log, in a few lines. */
record LogReport(Verification verification, VerifiedLog log) {

    Stream<String> lines() {
        return Stream.concat(Stream.of(figures()), verdict());
    }

    private String figures() {
        var seconds = Math.max(verification.took().toMillis(), 1) / 1e3;
        return String.format(
                Locale.ROOT,
                "ledger %s: %,d events of %,d accounts in %d partitions, in %.1f s, %,.0f events/s",
                log.ledgerId(),
                verification.events(),
                sum(Histories::accountCount),
                verification.partitions().size(),
                seconds,
                verification.events() / seconds);
    }

    private Stream<String> verdict() {
        var faults = verification.faults();
        return faults.isEmpty()
                ? Stream.of(right())
                : Stream.concat(
                        faults.stream().map(Fault::toString),
                        Stream.of("WRONG in %d of %d partitions; of each the first fault is named"
                                .formatted(
                                        faults.stream()
                                                .map(Fault::partition)
                                                .distinct()
                                                .count(),
                                        verification.partitions().size())));
    }

    private String right() {
        return String.format(
                Locale.ROOT,
                "hashes, positions, versions and times are right; every account's events follow its rules; %,d legs of"
                        + " transfers have their other leg; %,d reversals undo what they name",
                sum(Histories::legs),
                sum(Histories::reversals));
    }

    private long sum(ToLongFunction<Histories> figure) {
        return verification.partitions().values().stream()
                .map(PartitionCheck::histories)
                .mapToLong(figure)
                .sum();
    }
}
