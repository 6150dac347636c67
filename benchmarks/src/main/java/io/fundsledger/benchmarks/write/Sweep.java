package io.fundsledger.benchmarks.write;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a reference does with different numbers of clients.
 *
 * @param perSecond by clients
 */
record Sweep(Map<Integer, Double> perSecond) {

    /** Done once with each number of clients. */
    interface Trial {
        double perSecond(int clients) throws Exception;
    }

    static Sweep over(Trial trial, int... clients) throws Exception {
        var rates = new TreeMap<Integer, Double>();
        for (var number : clients) {
            rates.put(number, trial.perSecond(number));
        }
        return new Sweep(rates);
    }

    /** With how many it was fastest. */
    int best() {
        return Collections.max(perSecond.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    @Override
    public String toString() {
        return perSecond.entrySet().stream()
                .map(tried -> "%d: %,.0f/s".formatted(tried.getKey(), tried.getValue()))
                .collect(Collectors.joining(", ", "before, the reference by clients: ", ""));
    }
}
