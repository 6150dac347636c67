package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    CompletableFuture<Answer> send(int instance, Command command) {
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
        return exchange(request).handle((response, failure) -> {
            var answer = response == null ? new Answer.None(why(failure)) : Wording.answer(response);
            history.add(new Attempt(instance, command, sent, Instant.now(), answer));
            return answer;
        });
    }

    /** All accounts of an owner, as the views show them once they hold a token; remembered only if they were told. */
    CompletableFuture<Boolean> readViews(String ownerId, List<LogPosition> token, Duration wait) {
        var request = HttpRequest.newBuilder(queries.resolve("/v1/accounts?limit=500&ownerId=" + ownerId))
                .header("Prefer", "wait=" + wait.toSeconds());
        if (!token.isEmpty()) {
            request.header(
                    Wording.MIN_POSITION,
                    token.stream().map(LogPosition::toString).collect(Collectors.joining(", ")));
        }
        return read(Reading.Source.VIEWS, request, wait, token);
    }

    CompletableFuture<Boolean> replay(int instance, UUID accountId) {
        var target = instances.get(instance).resolve("/v1/accounts/" + accountId + "/replay");
        return read(Reading.Source.REPLAY, HttpRequest.newBuilder(target), Duration.ZERO, List.of());
    }

    private CompletableFuture<Boolean> read(
            Reading.Source source, HttpRequest.Builder request, Duration wait, List<LogPosition> token) {
        var sent = Instant.now();
        return exchange(request.timeout(patience.plus(wait))).handle((response, failure) -> {
            var answered = Instant.now();
            if (response == null || response.statusCode() != 200) {
                return false;
            }
            history.add(new Reading(
                    source, sent, answered, token, Wording.positions(response), Wording.figures(source, response)));
            return true;
        });
    }

    private CompletableFuture<HttpResponse<String>> exchange(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static String why(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause == null ? "nothing" : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
