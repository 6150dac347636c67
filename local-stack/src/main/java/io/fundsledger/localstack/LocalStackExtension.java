package io.fundsledger.localstack;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One stack per JVM, closed after the last test; one {@link StackSpace} per test class and those nested in it. */
final class LocalStackExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stack(context).ensure(wanted(outermostClass(context).getRequiredTestClass()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StackSpace.class;
    }

    @Override
    public StackSpace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return outermostClass(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(StackSpace.class, any -> new StackSpace(stack(context)), StackSpace.class);
    }

    /** Its store lives as long as its space should. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost;
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
