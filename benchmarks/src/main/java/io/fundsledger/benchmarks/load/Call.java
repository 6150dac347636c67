package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Request;

/**
 * A request, and what its answer has to be; any other is a mistake of the benchmark.
 *
 * @param events that the log has then because of it
 */
public record Call(Request request, Expectation expectation, int events) {}
