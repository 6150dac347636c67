package io.fundsledger.benchmarks.write;

/** What a run can measure, in this order: what copies the log comes first, while it is small. */
enum Question {
    BATCHES,
    VERIFY,
    LATENCY,
    WITHDRAWALS,
    HOT,
    TRANSFERS,
    LOG;

    boolean needsPgBench() {
        return switch (this) {
            case LATENCY, WITHDRAWALS, HOT, TRANSFERS -> true;
            case BATCHES, VERIFY, LOG -> false;
        };
    }
}
