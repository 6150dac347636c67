package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Response;

/** A benchmark that is refused measures nothing. */
public final class Expected {

    private Expected() {}

    /** The answer, if it is of the 2xx. */
    public static Response success(Response answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.body()));
        }
        return answer;
    }
}
