package io.fundsledger.cli.rest;

import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.SignedCheckpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks command-service for checkpoints, and asks again while it is away. */
public final class CheckpointClient implements AutoCloseable {

    private final URI commandUrl;
    private final PatientConnections commands;

    /** @param patience how long one request is repeated before the service counts as gone */
    public CheckpointClient(URI commandUrl, Duration patience) {
        this.commandUrl = commandUrl;
        this.commands = new PatientConnections(commandUrl, patience);
    }

    /** The newest one, if there is any; its signature is not checked. */
    public Optional<SignedCheckpoint> newest() throws InterruptedException {
        var page = commands.send(Request.get(commandUrl.resolve("/v1/checkpoints?limit=1"), Map.of()), JsonNode.class);
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> CheckpointJson.read(JsonMapper.shared().writeValueAsBytes(item)))
                .findFirst();
    }

    @Override
    public void close() {
        commands.close();
    }
}
