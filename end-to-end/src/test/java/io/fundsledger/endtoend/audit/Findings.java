package io.fundsledger.endtoend.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is wrong, a line each. */
final class Findings {

    private final List<String> lines = new ArrayList<>();

    void require(boolean right, String wrong, Object... seen) {
        if (!right) {
            lines.add(wrong + Arrays.asList(seen));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
