package io.fundsledger.projector.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a view, or of several, was found to be.
 *
 * @param cut where the views were
 * @param size how much was looked at
 * @param next where the next part begins, after this; null at the end
 * @param sums of all amounts, by view and currency, in minor units
 */
record Slice<P>(Cut cut, int size, @Nullable P next, List<Finding> findings, Sums sums) {

    /** How many rows of a view are in memory at once. */
    static final int SIZE = 2_000;
}
