package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.report.Result;
import java.util.List;

/** One question that a benchmark answers. */
interface ReadCase {

    /** Its results; none if this ledger does not have what is to be measured. */
    List<Result> run() throws Exception;
}
