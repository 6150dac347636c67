package io.fundsledger.query.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that a query does not know: a misspelt filter that is ignored would show more than was asked for.
 * A query's parameters are the components of its {@link QueryParameters}.
 */
final class ParameterGuard implements HandlerInterceptor {

    private static final int LONGEST = 1000;

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST // not what failed and is being reported
                && handler instanceof HandlerMethod query
                && isOurs(query)) {
            var names = known.computeIfAbsent(query.getMethod(), method -> parametersOf(query));
            var errors = request.getParameterMap().entrySet().stream()
                    .flatMap(parameter -> problemsOf(parameter.getKey(), parameter.getValue(), names))
                    .toList();
            if (!errors.isEmpty()) {
                throw ProblemException.invalid(errors);
            }
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod query) {
        return query.getBeanType().getPackageName().startsWith("io.fundsledger.");
    }

    private static Set<String> parametersOf(HandlerMethod query) {
        return Arrays.stream(query.getMethodParameters())
                .filter(QueryParameters::are)
                .map(MethodParameter::getParameterType)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    private static Stream<Violation> problemsOf(String name, String[] values, Set<String> names) {
        if (!names.contains(name)) {
            return Stream.of(
                    Violation.inParameter(shortened(name), "is not a parameter of this query; it knows " + names));
        }
        var problem = values.length > 1 ? "is given more than once" : problemOf(values[0]);
        return problem == null ? Stream.empty() : Stream.of(Violation.inParameter(name, problem));
    }

    private static @Nullable String problemOf(String value) {
        if (value.isBlank()) {
            return "is empty: leave it out";
        }
        if (value.length() > LONGEST) {
            return "is longer than %d characters".formatted(LONGEST);
        }
        return value.chars().anyMatch(Character::isISOControl) ? "contains control characters" : null;
    }

    private static String shortened(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}
