package io.fundsledger.query.freshness;

import static java.util.stream.Collectors.joining;

import io.fundsledger.events.LogPosition;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far a view is: it holds everything up to these positions, one per log partition.
 *
 * @param generation of the projection that the view is read from; 0 if there is none
 */
public record Positions(int generation, NavigableMap<Integer, Long> byPartition) {

    /** The header that says which positions an answer reflects. */
    public static final String HEADER = "Ledger-Position";

    static Positions of(int generation, Collection<LogPosition> positions) {
        var byPartition = new TreeMap<Integer, Long>();
        positions.forEach(position -> byPartition.put(position.partition(), position.position()));
        return new Positions(generation, byPartition);
    }

    public LogPosition of(int partition) {
        return new LogPosition(partition, byPartition.getOrDefault(partition, 0L));
    }

    boolean hold(Collection<LogPosition> demanded) {
        return demanded.stream().allMatch(this::hold);
    }

    private boolean hold(LogPosition demanded) {
        return of(demanded.partition()).position() >= demanded.position();
    }

    /** All of them as the header carries them: {@code 0:17, 1:4}. */
    public String header() {
        return byPartition.keySet().stream()
                .map(partition -> of(partition).toString())
                .collect(joining(", "));
    }
}
