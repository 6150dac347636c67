package io.fundsledger.projector.rebuild;

import java.math.BigDecimal;
import java.util.Map;

/**
 * All of a table in a few figures.
 *
 * @param buckets the rows, parted by a hash of their keys
 * @param sums of the columns that are numbers
 */
record TableSummary(Map<Integer, RowCount> buckets, Map<String, BigDecimal> sums) {

    long rows() {
        return buckets.values().stream().mapToLong(RowCount::rows).sum();
    }

    RowCount bucket(int number) {
        return buckets.getOrDefault(number, RowCount.NONE);
    }
}
