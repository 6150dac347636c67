package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.api.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code Ledger-Min-Position} and {@code Prefer: wait=<seconds>} of a query. */
final class FreshnessHeaders implements HandlerMethodArgumentResolver {

    private static final String MIN_POSITION = "Ledger-Min-Position";
    private static final Pattern WAIT = Pattern.compile("(?i)\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*");
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Freshness.class;
    }

    @Override
    public Freshness resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return new Freshness(atLeast(headers(request, MIN_POSITION)), patience(headers(request, "Prefer")));
    }

    private static Stream<String> headers(NativeWebRequest request, String name) {
        var values = request.getHeaderValues(name);
        return values == null ? Stream.empty() : Stream.of(values);
    }

    private static List<LogPosition> atLeast(Stream<String> values) {
        try {
            return values.flatMap(value -> LogPosition.parseAll(value).stream()).toList();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalidHeader(
                    MIN_POSITION, "is not one or several positions such as 5:1023, separated by commas");
        }
    }

    /** A preference that cannot be understood is no preference (RFC 7240). */
    private static Duration patience(Stream<String> values) {
        return values.flatMap(value -> Stream.of(value.split(",")))
                .map(WAIT::matcher)
                .filter(wait -> wait.matches())
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .findFirst()
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .orElse(USUAL);
    }
}
