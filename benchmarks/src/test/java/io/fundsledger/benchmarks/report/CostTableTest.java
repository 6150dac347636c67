package io.fundsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class CostTableTest {

    private final AtomicLong service = new AtomicLong(100);
    private final AtomicLong database = new AtomicLong(7);

    @Test
    void whatARoundSpentIsAddedToWhatTheSameSpentBefore() throws Exception {
        var parts = new LinkedHashMap<String, DoubleSupplier>();
        parts.put("service", service::get);
        parts.put("database", database::get);
        var costs = new CostTable(parts);

        costs.of("case", () -> spend(2, 1), units -> units);
        costs.of("reference", () -> spend(0, 4), units -> units);
        costs.of("case", () -> spend(4, 2), units -> units);

        assertThat(costs).hasToString("""
            | seconds of processor for 1,000 | service | database |
            | --- | --- | --- |
            | case | 3.000 | 1.500 |
            | reference | 0.000 | 4.000 |
            """);
    }

    private long spend(long ofService, long ofDatabase) {
        service.addAndGet(ofService);
        database.addAndGet(ofDatabase);
        return 1000;
    }
}
