package io.fundsledger.cli.rest;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer of query-service.
 *
 * @param positions how far the view was that it shows, by log partition
 */
public record Reflected<T>(T answer, Map<Integer, Long> positions) {

    static <T> Reflected<T> of(T answer, Response response) {
        var positions = new HashMap<Integer, Long>();
        for (var position : response.header("Ledger-Position").orElse("").split(",", -1)) {
            var parts = position.strip().split(":", 2);
            if (parts.length == 2) {
                positions.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1]));
            }
        }
        return new Reflected<>(answer, positions);
    }
}
