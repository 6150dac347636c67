package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a ledger as README's curls do. */
record LedgerApi(URI commands, URI projections, URI queries) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static LedgerApi of(LocalLedger ledger) {
        return new LedgerApi(
                ledger.service(LedgerService.COMMAND).url(),
                ledger.service(LedgerService.PROJECTOR).url(),
                ledger.service(LedgerService.QUERY).url());
    }

    /** The same ledger through another instance of command-service. */
    LedgerApi commandsAt(URI instance) {
        return new LedgerApi(instance, projections, queries);
    }

    /** Opens an account in EUR. */
    UUID open() {
        var id = UUID.randomUUID();
        command("", UUID.randomUUID().toString(), """
                {"accountId": "%s", "ownerId": "somebody", "currency": "EUR"}""".formatted(id)).expect(201);
        return id;
    }

    Reply deposit(UUID account, String amount) {
        return book(account, "deposits", amount, UUID.randomUUID().toString());
    }

    Reply withdraw(UUID account, String amount) {
        return book(account, "withdrawals", amount, UUID.randomUUID().toString());
    }

    Reply book(UUID account, String kind, String amount, String key) {
        return command("/" + account + "/" + kind, key, """
                {"amount": "%s", "currency": "EUR", "description": "Coffee %s"}""".formatted(amount, account));
    }

    Reply command(String path, String key, String body) {
        return post("/v1/accounts" + path, key, body);
    }

    Reply transfer(String key, String body) {
        return post("/v1/transfers", key, body);
    }

    /** Several commands, each for itself. */
    Reply commands(String items) {
        return send(HttpRequest.newBuilder(commands.resolve("/v1/commands"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"commands\": [" + items + "]}")));
    }

    private Reply post(String path, String key, String body) {
        return send(HttpRequest.newBuilder(commands.resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    Reply balance(UUID account, String position) {
        return query("/v1/accounts/" + account + "/balance", position);
    }

    /** A query whose answer holds {@code position}. */
    Reply query(String path, String position) {
        return send(HttpRequest.newBuilder(queries.resolve(path))
                .header("Ledger-Min-Position", position)
                .header("Prefer", "wait=10"));
    }

    static Reply get(URI target) {
        return send(HttpRequest.newBuilder(target));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonMapper json() {
        return JsonMapper.shared();
    }
}
