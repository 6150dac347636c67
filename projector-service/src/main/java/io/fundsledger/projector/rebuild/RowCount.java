package io.fundsledger.projector.rebuild;

import java.math.BigDecimal;

/**
 * What a bucket of a table's rows comes to.
 *
 * @param checksum the sum of the rows' hashes: the same for the same rows, in whatever order
 */
record RowCount(long rows, BigDecimal checksum) {
    static final RowCount NONE = new RowCount(0, BigDecimal.ZERO);
}
