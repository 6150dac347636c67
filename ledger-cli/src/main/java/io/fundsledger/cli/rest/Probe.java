package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service that may not be there. */
public final class Probe implements AutoCloseable {

    private final URI service;
    private final Connections connections;

    public Probe(URI service) {
        this.service = service;
        this.connections = new Connections(service);
    }

    public boolean isReady() {
        return get("/actuator/health/readiness")
                .filter(response -> response.status() == 200)
                .isPresent();
    }

    /** What it answers, if it does, and well. */
    public Optional<JsonNode> json(String path) {
        try {
            return get(path)
                    .filter(response -> response.status() == 200)
                    .map(response -> JsonMapper.shared().readTree(response.body()));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private Optional<Response> get(String path) {
        try {
            return Optional.of(connections.exchange(Request.get(service.resolve(path), Map.of())));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
