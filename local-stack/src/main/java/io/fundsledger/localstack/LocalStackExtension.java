package io.fundsledger.localstack;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One stack per JVM, closed with the last test; a fresh {@link StackSpace} per test class. */
final class LocalStackExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stack(context).ensure(wanted(context.getRequiredTestClass()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StackSpace.class;
    }

    @Override
    public StackSpace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        return classContext(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(testClass, any -> new StackSpace(stack(context)), StackSpace.class);
    }

    /** The class's store, whoever asks: it closes the space after the class's last test. */
    private static ExtensionContext classContext(ExtensionContext context) {
        ExtensionContext candidate = context;
        while (candidate.getTestMethod().isPresent()) {
            candidate = candidate.getParent().orElseThrow();
        }
        return candidate;
    }

    private static LocalStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(LocalStack.class, any -> LocalStack.builder().empty(), LocalStack.class);
    }

    private static Set<Component> wanted(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, WithLocalStack.class)
                .map(annotation -> EnumSet.copyOf(Set.of(annotation.value())))
                .orElseThrow();
    }
}
