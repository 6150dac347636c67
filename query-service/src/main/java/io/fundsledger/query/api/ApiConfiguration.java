package io.fundsledger.query.api;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.swagger.v3.oas.models.media.IntegerSchema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private static final List<String> REQUEST_HEADERS = List.of(
            "Accept",
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
            "Ledger-Actor",
            "Ledger-Min-Position",
            "Prefer",
            "traceparent",
            "tracestate");
    private static final List<String> ANSWER_HEADERS = List.of(
            "Content-Disposition",
            "ETag",
            "Location",
            "Link",
            "Retry-After",
            "Ledger-Position",
            "Idempotency-Replayed");

    static {
        SpringDocUtils.getConfig()
                .addSimpleTypesForParameterObject(
                        Currency.class, PageSize.class, Year.class, Instant.class, LogPosition.class);
        SpringDocUtils.getConfig().replaceWithSchema(VersionId.class, new IntegerSchema().minimum(BigDecimal.ONE));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        ParameterFormats.register(registry);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryParameters());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ParameterGuard());
    }

    /** A filter, unlike Spring MVC's own CORS handling, also reaches the answers to addresses that do not exist. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties, Problems problems) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(properties.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS"));
        cors.setAllowedHeaders(REQUEST_HEADERS);
        cors.setExposedHeaders(ANSWER_HEADERS);
        cors.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/v1/**", cors);
        source.registerCorsConfiguration("/v3/**", cors);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // after tracing, before everything else
        registration.setEnabled(!properties.allowedOrigins().isEmpty());
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }
}
