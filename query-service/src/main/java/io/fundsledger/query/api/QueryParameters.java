package io.fundsledger.query.api;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Reads the parameters of a query into a record, each component of which may be null. A record of which the request names
 * nothing does without Spring's data binding: it was an eighth of the work of a balance, a fifth of that of a search, which
 * has three. Parameters that no record has are refused before: see {@link ParameterGuard}.
 */
final class QueryParameters implements HandlerMethodArgumentResolver {

    private final HandlerMethodArgumentResolver binding = new ServletModelAttributeMethodProcessor(true);
    private final Map<Class<?>, Blank> blanks = new ConcurrentHashMap<>();

    static boolean are(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return are(parameter);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var blank = blanks.computeIfAbsent(parameter.getParameterType(), Blank::of);
        return blank.isNamedIn(request.getParameterMap())
                ? binding.resolveArgument(parameter, container, request, binders)
                : blank.parameters();
    }

    /**
     * A record without any value.
     *
     * @param names of the parameters that it may have
     */
    private record Blank(Object parameters, Set<String> names) {

        static Blank of(Class<?> type) {
            var components = type.getRecordComponents();
            return new Blank(
                    empty(type, components),
                    Arrays.stream(components).map(RecordComponent::getName).collect(toUnmodifiableSet()));
        }

        boolean isNamedIn(Map<String, ?> given) {
            return !Collections.disjoint(given.keySet(), names);
        }
    }

    private static Object empty(Class<?> type, RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(new Object[components.length]);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " cannot be made of nothing", impossible);
        }
    }
}
