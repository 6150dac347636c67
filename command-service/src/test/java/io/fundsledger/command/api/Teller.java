package io.fundsledger.command.api;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** Somebody at the counter, who gives commands that are well formed, in euros. */
record Teller(RunningCommandService service) {

    static String key() {
        return UUID.randomUUID().toString();
    }

    static String euros(String amount) {
        return """
                {"amount": "%s", "currency": "EUR"}""".formatted(amount);
    }

    /** Opens an account and returns its path. */
    String open(String overdraftLimit) {
        var opened = service.post("/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR", "overdraftLimit": "%s"}""".formatted(overdraftLimit), "Idempotency-Key", key());
        return "/v1/accounts/" + string(opened, "accountId");
    }

    HttpResponse<String> deposit(String account, String amount) {
        return service.post(account + "/deposits", euros(amount), "Idempotency-Key", key());
    }

    HttpResponse<String> withdraw(String account, String amount) {
        return service.post(account + "/withdrawals", euros(amount), "Idempotency-Key", key());
    }

    List<Object> events(String account) {
        return JsonPath.read(service.get(account + "/events").body(), "$.items");
    }

    static String string(HttpResponse<String> answer, String member) {
        return JsonPath.read(answer.body(), "$." + member);
    }

    static int number(HttpResponse<String> answer, String member) {
        return JsonPath.read(answer.body(), "$." + member);
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
