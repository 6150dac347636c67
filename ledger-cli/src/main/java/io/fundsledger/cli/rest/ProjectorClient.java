package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has views rebuilt, and asks again while the projector is away. */
public final class ProjectorClient implements AutoCloseable {
    private static final int CONFLICT = 409;

    private final JsonMapper json = JsonMapper.shared();
    private final URI projector;
    private final Connections connections;
    private final Duration patience;
    private final Waiting waiting = new Waiting();

    /** @param patience how long one request is repeated before the projector counts as gone */
    public ProjectorClient(URI projector, Duration patience) {
        this.projector = projector;
        this.connections = new Connections(projector);
        this.patience = patience;
    }

    /** The names of the projections. */
    public List<String> projections() throws InterruptedException {
        return Stream.of(expect(get("/v1/projections"), JsonNode[].class))
                .map(projection -> projection.path("name").asString())
                .toList();
    }

    /** Begins to rebuild a projection; where that is being done already, it is that rebuild which is followed. */
    public Rebuild begin(String projection) throws InterruptedException {
        var response = send(post("/v1/projections/%s/rebuilds".formatted(projection)));
        if (response.status() == CONFLICT) {
            return latest(projection);
        }
        return read(response, projector, Rebuild.class);
    }

    private Rebuild latest(String projection) throws InterruptedException {
        return expect(get("/v1/projections/%s/rebuilds".formatted(projection)), Rebuild[].class)[0];
    }

    /** The rebuild as it stands now. */
    public Rebuild look(Rebuild rebuild) throws InterruptedException {
        return expect(get(path(rebuild)), Rebuild.class);
    }

    /** Accepts the differences that its comparison found. */
    public Rebuild accept(Rebuild rebuild) throws InterruptedException {
        return once(post(path(rebuild) + "/switch"), Rebuild.class);
    }

    /** Switches readers back; answers with the number of the generation that they see then. */
    public int switchBack(String projection) throws InterruptedException {
        return once(post("/v1/projections/%s/switch-back".formatted(projection)), JsonNode.class)
                .path("generation")
                .asInt();
    }

    private static String path(Rebuild rebuild) {
        return "/v1/projections/%s/rebuilds/%s".formatted(rebuild.projection(), rebuild.id());
    }

    private Request get(String path) {
        return Request.get(projector.resolve(path), Map.of());
    }

    private Request post(String path) {
        return Request.post(projector.resolve(path), Map.of(), "");
    }

    private <T> T expect(Request request, Class<T> type) throws InterruptedException {
        return read(send(request), request.target(), type);
    }

    /** What would be another thing the second time is not repeated when its answer is lost. */
    private <T> T once(Request request, Class<T> type) {
        try {
            return read(connections.exchange(request), request.target(), type);
        } catch (IOException lost) {
            throw new ServiceUnavailableException(request.target(), Duration.ZERO, lost.toString());
        }
    }

    private <T> T read(Response response, URI target, Class<T> type) {
        if (response.status() / 100 != 2) {
            throw new UnexpectedAnswerException(target, refusal(response));
        }
        return json.readValue(response.body(), type);
    }

    private Response send(Request request) throws InterruptedException {
        var limit = new Patience(request.target(), patience, waiting);
        while (true) {
            try {
                var response = connections.exchange(request);
                if (response.status() != 503 || isOfTheIndex(response)) {
                    return response;
                }
                limit.pause(refusal(response).toString());
            } catch (IOException away) {
                limit.pause(away.toString());
            }
        }
    }

    /** It is the projector that is waited for, not Elasticsearch, which only some views need. */
    private boolean isOfTheIndex(Response response) {
        return refusal(response).code().equals("index-unavailable");
    }

    private Refused refusal(Response response) {
        try {
            return Problem.read(json, response.body()).refused(response.status());
        } catch (JacksonException notAProblem) {
            return new Refused(response.status(), "http-" + response.status(), "");
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
