package io.fundsledger.benchmarks.read;

/** What a run can measure, in this order. */
enum Question {
    PROJECTING,
    REBUILD,
    INDEXING,
    SEARCH,
    BALANCE,
    STATEMENT,
    BITEMPORAL,
    VISIBILITY
}
