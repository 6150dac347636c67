package io.fundsledger.projector.api;

import io.fundsledger.projector.LedgerProperties;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which web pages may ask, and what is refused before anybody looks at it. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** A filter comes before anything that can fail, so that a page can read the errors too. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(LedgerProperties ledger) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(ledger.cors().allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "OPTIONS"));
        cors.setAllowedHeaders(List.of("Accept", "Authorization", "Content-Type", "traceparent", "tracestate"));
        cors.setExposedHeaders(List.of("Location", "Link", "Retry-After"));
        var paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/v1/**", cors);
        paths.registerCorsConfiguration("/v3/**", cors);
        var registration = new FilterRegistrationBean<>(new CorsFilter(paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setEnabled(!ledger.cors().allowedOrigins().isEmpty());
        return registration;
    }
}
