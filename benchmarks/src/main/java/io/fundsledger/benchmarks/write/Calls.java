package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.load.Expectation;
import io.fundsledger.cli.rest.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Commands over REST, each with a random (v4) key, and what they are answered with. */
record Calls(URI commands) {

    private static final Expectation RECORDED = new Expectation(201, "\"entryId\":", 1);
    private static final Expectation SHORT_OF_FUNDS = new Expectation(422, "\"insufficient-funds\"", 1);
    private static final String CENT = "\"amount\":\"0.01\",\"currency\":\"EUR\"";
    private static final String MORE_THAN_ANYBODY_HAS = "\"amount\":\"900000000000.00\",\"currency\":\"EUR\"";

    Call withdrawal(UUID account) {
        return new Call(post("/v1/accounts/" + account + "/withdrawals", "{" + CENT + "}"), RECORDED, 1);
    }

    /** One that both sides can bear. */
    Call transfer(UUID from, UUID to) {
        return new Call(transfer(from, to, CENT), RECORDED, 2);
    }

    Call transferOfTooMuch(UUID from, UUID to) {
        return new Call(transfer(from, to, MORE_THAN_ANYBODY_HAS), SHORT_OF_FUNDS, 0);
    }

    /** A withdrawal from each of the accounts, in one request. */
    Call batch(List<UUID> accounts) {
        var items = accounts.stream().map(Calls::item).collect(Collectors.joining(",", "{\"commands\":[", "]}"));
        var request = Request.post(commands.resolve("/v1/commands"), Map.of(), items);
        return new Call(request, new Expectation(200, "\"status\":201", accounts.size()), accounts.size());
    }

    private static String item(UUID account) {
        return "{\"type\":\"withdraw\",\"idempotencyKey\":\"" + UUID.randomUUID() + "\",\"accountId\":\"" + account
                + "\"," + CENT + "}";
    }

    private Request transfer(UUID from, UUID to, String amount) {
        return post(
                "/v1/transfers", "{\"fromAccountId\":\"" + from + "\",\"toAccountId\":\"" + to + "\"," + amount + "}");
    }

    private Request post(String path, String body) {
        return Request.post(
                commands.resolve(path),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                body);
    }
}
