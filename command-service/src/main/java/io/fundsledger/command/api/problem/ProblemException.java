package io.fundsledger.command.api.problem;

/** Ends a request with a problem. It is an answer, not a fault: it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
