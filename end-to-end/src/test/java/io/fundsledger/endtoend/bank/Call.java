package io.fundsledger.endtoend.bank;

import io.fundsledger.events.money.Money;

/** An operation as a request of the REST API. */
record Call(String method, String path, String body) {

    static Call of(Operation operation) {
        return switch (operation) {
            case Operation.Open(var account, var owner, var limit) ->
                post("/v1/accounts", """
                        {"accountId": "%s", "ownerId": "%s", "currency": "%s", "overdraftLimit": "%s"}""".formatted(account, owner, limit.currency(), limit.toDecimal()));
            case Operation.Deposit(var account, var amount) -> post(of(account, "/deposits"), json(amount, ""));
            case Operation.Withdraw(var account, var amount) -> post(of(account, "/withdrawals"), json(amount, ""));
            case Operation.Transfer(var from, var to, var amount) ->
                post("/v1/transfers", json(amount, """
                        , "fromAccountId": "%s", "toAccountId": "%s\"""".formatted(from, to)));
            case Operation.PlaceHold(var account, var amount, var expiresAt) ->
                post(
                        of(account, "/holds"),
                        json(amount, expiresAt == null ? "" : ", \"expiresAt\": \"" + expiresAt + "\""));
            case Operation.CaptureHold(var account, var hold, var amount) ->
                post(of(account, "/holds/" + hold + "/capture"), amount == null ? "{}" : json(amount, ""));
            case Operation.ReleaseHold(var account, var hold) -> post(of(account, "/holds/" + hold + "/release"), "{}");
            case Operation.Reverse(var account, var entry, var force) ->
                post(of(account, "/entries/" + entry + "/reversal"), """
                        {"reason": "a mistake", "force": %s}""".formatted(force));
            case Operation.SetLimit(var account, var limit) ->
                new Call("PUT", of(account, "/overdraft-limit"), json(limit, ""));
            case Operation.Freeze freeze -> post(of(freeze.accountId(), "/freeze"), "{\"reason\": \"asked for\"}");
            case Operation.Unfreeze unfreeze ->
                post(of(unfreeze.accountId(), "/unfreeze"), "{\"reason\": \"asked for\"}");
        };
    }

    private static Call post(String path, String body) {
        return new Call("POST", path, body);
    }

    private static String of(Object account, String rest) {
        return "/v1/accounts/" + account + rest;
    }

    private static String json(Money amount, String more) {
        return """
                {"amount": "%s", "currency": "%s"%s}""".formatted(amount.toDecimal(), amount.currency(), more);
    }
}
