package io.fundsledger.command.api.documentation;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The OpenAPI document, served at /v3/api-docs. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String DESCRIPTION = """
            Commands change accounts; what each may be refused with is listed with it. Amounts are decimal strings \
            with a currency beside them. Every command carries an idempotency key and can be repeated safely.""";

    @Bean
    OpenAPI document() {
        var components = new Components();
        ModelConverters.getInstance(true)
                .readAllAsResolvedSchema(new AnnotatedType(ProblemBody.class))
                .referencedSchemas
                .forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info().title("Funds Ledger: commands").version("v1").description(DESCRIPTION))
                .components(components);
    }

    private static void describeId(Parameter parameter) {
        switch (parameter.getName()) {
            case "accountId" -> parameter.schema(Strings.uuid());
            case "entryId", "holdId" -> parameter.schema(Strings.matching("[1-9][0-9]{0,17}"));
            default -> {}
        }
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, method) -> {
            var command = method.hasMethodAnnotation(PostMapping.class) || method.hasMethodAnnotation(PutMapping.class);
            if (method.hasMethodAnnotation(OfBatch.class)) {
                CommandHeadersDocument.describeBatch(operation);
            } else if (command) {
                CommandHeadersDocument.describe(operation, !method.hasMethodAnnotation(ResponseStatus.class));
            }
            Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())
                    .forEach(OpenApiConfiguration::describeId);
            ProblemsDocument.describe(operation, method, command);
            return operation;
        };
    }
}
