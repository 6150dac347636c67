package io.fundsledger.command.api.problem;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A problem of every type, to show. */
public final class ProblemExamples {

    private static final Map<ProblemType, Problem> BY_TYPE = byType();

    private ProblemExamples() {}

    public static Problem of(ProblemType type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }

    private static Map<ProblemType, Problem> byType() {
        var examples = new EnumMap<ProblemType, Problem>(ProblemType.class);
        for (var type : ProblemType.values()) {
            examples.put(type, Problem.of(type, type.title() + "."));
        }
        examples.put(ProblemType.INVALID_REQUEST, invalidRequest());
        examples.put(ProblemType.TOO_MANY_FOLLOWERS, Problem.tooManyFollowers(32));
        RefusalExamples.all().stream()
                .map(RefusalTable::problem)
                .forEach(problem -> examples.put(problem.type(), problem));
        return examples;
    }

    private static Problem invalidRequest() {
        var errors = List.of(
                Violation.inBody("amount", "has to be a JSON string"),
                Violation.inHeader("If-Match", "has to be one version in quotes, such as \"42\""));
        return Problem.ofErrors(ProblemType.INVALID_REQUEST, errors);
    }
}
