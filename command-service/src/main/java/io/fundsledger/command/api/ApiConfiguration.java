package io.fundsledger.command.api;

import io.fundsledger.command.api.problem.ContainerProblems;
import io.fundsledger.command.api.problem.OriginProblems;
import io.fundsledger.command.api.problem.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/** What the REST face needs of the web server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class ApiConfiguration {

    /** Enough to read a body that is too large to its end, so that its sender is still there for the answer. */
    private static final int SWALLOWED = 32 * 1024 * 1024;

    /** In place of the one that Spring Boot registers: the last one given counts. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer wholeAnswers(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(new WholeJsonConverter(mapper));
    }

    /** A filter comes before anything that can fail, so that a page can read the errors too. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties, ProblemWriter problems) {
        var origins = new UrlBasedCorsConfigurationSource();
        origins.registerCorsConfiguration("/v1/**", cors(properties.allowedOrigins()));
        origins.registerCorsConfiguration("/v3/**", cors(properties.allowedOrigins()));
        var filter = new CorsFilter(origins);
        filter.setCorsProcessor(new OriginProblems(problems));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // the trace comes first
        registration.setEnabled(!properties.allowedOrigins().isEmpty());
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownErrors() {
        return server -> {
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerProblems.class.getName());
                }
            });
            server.addConnectorCustomizers(connector -> connector.setProperty("maxSwallowSize", "" + SWALLOWED));
        };
    }

    private static CorsConfiguration cors(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Accept",
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "Ledger-Actor",
                "Ledger-Causation-Id",
                "Ledger-Correlation-Id",
                "traceparent",
                "tracestate"));
        cors.setExposedHeaders(
                List.of("ETag", "Location", "Link", "Retry-After", "Ledger-Position", "Idempotency-Replayed"));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
