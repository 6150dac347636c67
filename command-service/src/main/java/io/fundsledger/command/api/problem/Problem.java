package io.fundsledger.command.api.problem;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered as asked.
 *
 * @param detail what happened this time, for a person
 * @param figures what a person needs to understand it, by name
 * @param errors what is wrong with the request, all at once
 * @param retryAfter when asking again may help; null where it does not
 */
public record Problem(
        ProblemType type,
        String detail,
        Map<String, Object> figures,
        List<Violation> errors,
        @Nullable Duration retryAfter) {

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of(), List.of(), null);
    }

    public static Problem of(ProblemType type, String detail, Map<String, Object> figures) {
        return new Problem(type, detail, figures, List.of(), null);
    }

    /** What is wrong with a request, and where: the first of one, how many and the places of several. */
    public static Problem ofErrors(ProblemType type, List<Violation> errors) {
        var places = errors.stream().map(Violation::where).distinct().collect(joining(", "));
        var detail = errors.size() == 1
                ? errors.getFirst().sentence()
                : "%d things are wrong: %s.".formatted(errors.size(), places);
        return new Problem(type, detail, Map.of(), errors, null);
    }

    /** What a caller is told where only the log says more. */
    public static Problem ourFault() {
        return of(ProblemType.INTERNAL_ERROR, "This is our fault, not yours.");
    }

    public static Problem retryable(ProblemType type, String detail, Duration retryAfter) {
        return new Problem(type, detail, Map.of(), List.of(), retryAfter);
    }

    /** Nobody more may follow the log of this instance; as many as {@code most} do. */
    public static Problem tooManyFollowers(int most) {
        return new Problem(
                ProblemType.TOO_MANY_FOLLOWERS,
                "%d follow the log of this instance already.".formatted(most),
                Map.of("followers", most),
                List.of(),
                Duration.ofSeconds(5));
    }

    /** The same, of a request whose body is at the given JSON pointer of another. */
    public Problem within(String path) {
        return errors.isEmpty()
                ? this
                : ofErrors(
                        type, errors.stream().map(error -> error.within(path)).toList());
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}
