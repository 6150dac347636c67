package io.fundsledger.cli.csvimport;

import java.util.ArrayList;
import java.util.List;

/** Counts all, keeps the first. */
final class Findings {

    private static final int KEPT = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String finding) {
        count++;
        if (first.size() < KEPT) {
            first.add(finding);
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
