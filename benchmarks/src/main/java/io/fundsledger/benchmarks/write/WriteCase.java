package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.report.Result;
import java.util.List;

/** One question that a benchmark answers. */
interface WriteCase {

    /** Throws {@link NotComparableException} where it was not done as it should be. */
    List<Result> run() throws Exception;
}
