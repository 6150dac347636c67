package io.fundsledger.cli.verifying;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Checks a log: once through all of it and, where it has reversals or legs of transfers without their other leg, once more
 * for what those are about. Memory grows with accounts, open holds and reversals, not with events.
 */
final class Verification {

    private final LogSource source;
    private final SortedMap<Integer, PartitionCheck> checks = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private Duration took = Duration.ZERO;

    /** @param landmarks by partition, of hashes that others know */
    Verification(LogSource source, Map<Integer, List<Landmark>> landmarks, boolean withSpending) {
        this.source = source;
        var log = source.log();
        var secret = new SecureRandom().nextLong();
        for (var partition : log.covered()) {
            var spending = withSpending ? new Spending() : null;
            var histories = new Histories(log, partition, new TransferSums(secret), spending);
            var known = new Landmarks(landmarks.getOrDefault(partition, List.of()));
            checks.put(partition, new PartitionCheck(log, partition, known, histories));
        }
    }

    /** Reads all of the log. */
    void run(Progress progress) throws IOException, InterruptedException {
        var start = System.nanoTime();
        source.read(checks, progress);
        var heads = source.heads();
        checks.forEach((partition, check) -> check.end(Objects.requireNonNull(heads.get(partition))));
        collectFaults();
        if (faults.isEmpty()) {
            checkReversals(progress);
            checkTransfers(progress);
        }
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long reading all of the log took. */
    Duration took() {
        return took;
    }

    /** More of the log has been handed to the checks of its partitions. */
    void extended() throws IOException, InterruptedException {
        collectFaults();
        if (faults.isEmpty()) {
            checkReversals(Progress.NONE);
        }
        FaultFound.unless(faults.isEmpty(), "something is wrong with what the log was extended by meanwhile");
    }

    private void collectFaults() {
        checks.values().stream()
                .map(PartitionCheck::fault)
                .filter(Objects::nonNull)
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
    }

    /** Looks at the entries that were reversed and have not been looked at yet. */
    private void checkReversals(Progress progress) throws IOException, InterruptedException {
        var again = new HashMap<Integer, ReversedEntries>();
        checks.forEach((partition, check) -> {
            if (!check.histories().unseen().isEmpty()) {
                again.put(partition, new ReversedEntries(check));
            }
        });
        if (!again.isEmpty()) {
            source.read(again, progress);
            again.values().stream()
                    .map(ReversedEntries::fault)
                    .filter(Objects::nonNull)
                    .forEach(faults::add);
        }
    }

    private void checkTransfers(Progress progress) throws IOException, InterruptedException {
        var places = unmatchedPlaces();
        if (places.isEmpty()) {
            return;
        }
        var legs = new LoneLegs(places);
        var again = new HashMap<Integer, LineSink>();
        checks.forEach((partition, check) -> again.put(partition, legs.in(check)));
        source.read(again, progress);
        legs.first().ifPresent(faults::add);
    }

    private BitSet unmatchedPlaces() {
        var sums = new TransferSums(0);
        checks.values().forEach(check -> sums.addAll(check.histories().transfers()));
        return sums.left();
    }

    /** The first of each partition, and of transfers, in the order of the log; none if nothing is wrong. */
    List<Fault> faults() {
        return faults.stream().sorted(Fault.IN_ORDER).toList();
    }

    /** An account that the log knows. */
    Optional<AccountHistory> account(UUID id) {
        var check = checks.get(source.log().home(id));
        return Optional.ofNullable(check == null ? null : check.histories().find(id));
    }

    /** How far the log is checked, as queries name it. */
    String positions() {
        return checks.values().stream()
                .filter(check -> check.position() > 0)
                .map(check -> check.partition() + ":" + check.position())
                .collect(joining(","));
    }

    boolean isRight() {
        return faults.isEmpty();
    }

    SortedMap<Integer, PartitionCheck> partitions() {
        return checks;
    }

    long events() {
        return checks.values().stream().mapToLong(PartitionCheck::events).sum();
    }
}
