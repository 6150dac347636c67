package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with one request, up to a limit. Reading goes on after the first mistake; acting does not begin before {@link #valid}. */
public final class Violations {

    private static final int MOST = 20;

    private final List<Violation> found = new ArrayList<>();
    private ProblemType type = ProblemType.INVALID_REQUEST;

    public void add(Violation violation) {
        if (found.size() < MOST) {
            found.add(violation);
        }
    }

    /** Adds a mistake that has a code of its own. */
    void add(ProblemType ownType, Violation violation) {
        type = ownType;
        add(violation);
    }

    /** Ends the request if anything is wrong with it. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Problem.ofErrors(type, List.copyOf(found)).asException();
        }
    }

    /** A value that is there unless something is wrong: ends the request if anything is. */
    public <T> T valid(@Nullable T value) {
        refuseIfAny();
        return Objects.requireNonNull(value);
    }
}
