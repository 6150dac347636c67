package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends what clients ask, and puts it into the history together with what became of it. */
final class Wire implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<URI> instances;
    private final URI queries;
    private final Duration patience;
    private final History history;

    Wire(List<URI> instances, URI queries, Duration patience, History history) {
        this.instances = instances;
        this.queries = queries;
        this.patience = patience;
        this.history = history;
    }

    int instances() {
        return instances.size();
    }

    Answer send(int instance, Command command) {
        var call = Call.of(command.operation());
        var request = HttpRequest.newBuilder(instances.get(instance).resolve(call.path()))
                .header("Content-Type", "application/json")
                .header("Ledger-Actor", command.actor())
                .header("Idempotency-Key", command.key())
                .timeout(patience)
                .method(call.method(), BodyPublishers.ofString(call.body()));
        if (command.ifVersion() != null) {
            request.header("If-Match", "\"" + command.ifVersion() + "\"");
        }
        var sent = Instant.now();
        var answer = answer(request.build());
        history.add(new Attempt(instance, command, sent, Instant.now(), answer));
        return answer;
    }

    private Answer answer(HttpRequest request) {
        try {
            return Wording.answer(exchange(request));
        } catch (IOException e) {
            return new Answer.None(e.getClass().getSimpleName());
        }
    }

    /** One request for several commands; one answer a command, in order. */
    List<Answer> send(int instance, List<Command> commands, boolean atomic) {
        var request = HttpRequest.newBuilder(instances.get(instance).resolve("/v1/commands"))
                .header("Content-Type", "application/json")
                .header("Ledger-Actor", commands.getFirst().actor())
                .timeout(patience)
                .POST(BodyPublishers.ofString(BatchCall.body(commands, atomic)));
        var sent = Instant.now();
        var answers = answers(request.build());
        var answered = Instant.now();
        if (atomic) {
            history.add(new Together(commands, answers));
        }
        var each = answers.isEmpty()
                ? commands.stream()
                        .map(command -> new Answer.None("none together"))
                        .toList()
                : answers;
        for (var i = 0; i < commands.size(); i++) {
            if (!atomic || !(each.get(i) instanceof Answer.Refused)) { // the log alone does not tell why it was
                history.add(new Attempt(instance, commands.get(i), sent, answered, each.get(i)));
            }
        }
        return List.copyOf(each);
    }

    private List<Answer> answers(HttpRequest request) {
        try {
            return Wording.answers(exchange(request));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The same at all instances at once. */
    List<Answer> sendToAll(Command command) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, instances())
                    .mapToObj(instance -> threads.submit(() -> send(instance, command)))
                    .toList();
            return answers.stream().map(Wire::result).toList();
        }
    }

    private static <T> T result(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All accounts of an owner, as the views show them once they hold a token; remembered only if they were told. */
    boolean readViews(String ownerId, List<LogPosition> token, Duration wait) {
        var request = HttpRequest.newBuilder(queries.resolve("/v1/accounts?limit=500&ownerId=" + ownerId))
                .header("Prefer", "wait=" + wait.toSeconds())
                .timeout(patience.plus(wait));
        if (!token.isEmpty()) {
            request.header(
                    "Ledger-Min-Position",
                    token.stream().map(LogPosition::toString).collect(Collectors.joining(", ")));
        }
        return read(Reading.Source.VIEWS, request.build(), token);
    }

    /** An account from the log itself; remembered only if it was told. */
    boolean replay(int instance, UUID accountId) {
        var target = instances.get(instance).resolve("/v1/accounts/" + accountId + "/replay");
        return read(
                Reading.Source.REPLAY,
                HttpRequest.newBuilder(target).timeout(patience).build(),
                List.of());
    }

    private boolean read(Reading.Source source, HttpRequest request, List<LogPosition> token) {
        var sent = Instant.now();
        try {
            var response = exchange(request);
            var answered = Instant.now();
            if (response.statusCode() == 200) {
                var shown = Wording.figures(source, response);
                history.add(new Reading(source, sent, answered, token, Wording.positions(response), shown));
            }
            return response.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
