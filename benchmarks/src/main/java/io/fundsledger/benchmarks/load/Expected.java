package io.fundsledger.benchmarks.load;

import io.fundsledger.cli.rest.Response;

/** A benchmark that is refused measures nothing. */
public final class Expected {

    private Expected() {}

    /** The answer, if it is of the 2xx. */
    public static Response success(Response answer) {
        if (!isSuccess(answer)) {
            throw unexpected(answer);
        }
        return answer;
    }

    /** Whether it is of the 2xx, and not that the service is too busy; anything else is a mistake of the benchmark. */
    public static boolean successOrBusy(Response answer) {
        if (!isSuccess(answer) && answer.status() != 503) {
            throw unexpected(answer);
        }
        return isSuccess(answer);
    }

    private static boolean isSuccess(Response answer) {
        return answer.status() / 100 == 2;
    }

    private static IllegalStateException unexpected(Response answer) {
        return new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.body()));
    }
}
