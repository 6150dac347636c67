package io.fundsledger.query.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    /** Elasticsearch has threads and a queue of its own; ten, as the client has it, would make searches wait here. */
    private static final int CONNECTIONS = 64;

    /** The client itself waits for an answer for as long as the connection stands: for ever, if a node hangs. */
    @Bean
    Rest5ClientBuilderCustomizer answersInTime(ElasticsearchProperties properties) {
        return new Rest5ClientBuilderCustomizer() {

            @Override
            public void customize(Rest5ClientBuilder client) {}

            @Override
            public void customize(RequestConfig.Builder requests) {
                requests.setResponseTimeout(Timeout.of(properties.getSocketTimeout()))
                        .setConnectionRequestTimeout(Timeout.of(properties.getSocketTimeout()));
            }

            @Override
            public void customize(PoolingAsyncClientConnectionManagerBuilder connections) {
                connections.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS);
            }
        };
    }
}
