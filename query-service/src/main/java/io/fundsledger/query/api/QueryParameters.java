package io.fundsledger.query.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
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
 * Reads the parameters of a query into a record, each component of which may be null. A request without any, as most are
 * that ask for a balance, does without Spring's data binding, which was an eighth of the work.
 */
final class QueryParameters implements HandlerMethodArgumentResolver {

    private final HandlerMethodArgumentResolver binding = new ServletModelAttributeMethodProcessor(true);
    private final Map<Class<?>, Object> blanks = new ConcurrentHashMap<>();

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
        return request.getParameterMap().isEmpty()
                ? blanks.computeIfAbsent(parameter.getParameterType(), QueryParameters::blank)
                : binding.resolveArgument(parameter, container, request, binders);
    }

    private static Object blank(Class<?> type) {
        var components = type.getRecordComponents();
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
