package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services' answers say. */
final class Wording {

    private static final Set<String> OF_EVERY_PROBLEM =
            Set.of("type", "title", "status", "detail", "instance", "code", "retryable", "traceId");

    private Wording() {}

    static Answer answer(HttpResponse<String> response) {
        var body = json(response);
        var status = response.statusCode();
        if (status >= 500) {
            return new Answer.None(status + " " + body.path("code").asString());
        }
        var replayed = response.headers().firstValue("Idempotency-Replayed").isPresent();
        var tag = response.headers().firstValue("ETag").orElse("");
        return status >= 400 ? refused(status, body) : recorded(status, replayed, tag, positions(response), body);
    }

    /** What a batch is answered with, command by command; nothing if it is not answered. */
    static List<Answer> answers(HttpResponse<String> response) {
        return response.statusCode() == 200
                ? json(response).get("outcomes").values().stream()
                        .map(Wording::answer)
                        .toList()
                : List.of();
    }

    private static Answer answer(JsonNode item) {
        var status = item.get("status").asInt();
        if (status >= 500) {
            return new Answer.None(
                    status + " " + item.path("problem").path("code").asString());
        }
        return status >= 400
                ? refused(status, item.get("problem"))
                : recorded(
                        status,
                        item.path("replayed").asBoolean(false),
                        "\"%d\"".formatted(item.get("answer").get("version").asLong()),
                        LogPosition.parseAll(text(item, "ledgerPosition")),
                        item.get("answer"));
    }

    private static Answer.Refused refused(int status, JsonNode body) {
        var figures = body.properties().stream()
                .filter(member -> !OF_EVERY_PROBLEM.contains(member.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> member.getValue().asString()));
        return new Answer.Refused(status, body.path("code").asString(), figures);
    }

    private static Answer.Recorded recorded(
            int status, boolean replayed, String tag, List<LogPosition> positions, JsonNode body) {
        return new Answer.Recorded(
                status,
                replayed,
                tag,
                positions,
                UUID.fromString(text(body, "accountId")),
                body.get("version").asLong(),
                LogPosition.parse(text(body, "position")),
                Instant.parse(text(body, "recordedAt")),
                body.get("eventIds").values().stream()
                        .map(id -> UUID.fromString(id.asString()))
                        .toList(),
                body.get("entryId").asLong(),
                text(body, "balance"),
                text(body, "available"),
                text(body, "currency"));
    }

    static List<LogPosition> positions(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Ledger-Position")
                .map(LogPosition::parseAll)
                .orElse(List.of());
    }

    static List<Reading.Figures> figures(Reading.Source source, HttpResponse<String> response) {
        var body = json(response);
        return switch (source) {
            case VIEWS ->
                body.get("items").values().stream().map(Wording::figures).toList();
            case REPLAY -> List.of(figures(body));
        };
    }

    private static Reading.Figures figures(JsonNode account) {
        return new Reading.Figures(
                UUID.fromString(text(account, "accountId")),
                text(account, "status"),
                text(account, "currency"),
                text(account, "balance"),
                text(account, "held"),
                text(account, "available"),
                text(account, "overdraftLimit"),
                account.get("version").asLong(),
                LogPosition.parse(text(account, "position")));
    }

    private static String text(JsonNode body, String member) {
        return body.get(member).asString();
    }

    private static JsonNode json(HttpResponse<String> response) {
        var body = response.body();
        return JsonMapper.shared().readTree(body.startsWith("{") ? body : "{}");
    }
}
