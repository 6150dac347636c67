package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.number;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.command.account.RulesLedger;
import io.fundsledger.command.api.problem.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A running service as a ledger for the rules, with accounts of its own for each instance. */
final class RestLedger implements RulesLedger {

    /** A clock that moves when time passes in the table, and not otherwise. */
    static final class TableClock implements InstantSource {

        private volatile Instant now = Instant.parse("2026-01-31T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        private void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private final RunningCommandService service;
    private final TableClock clock;
    private final Map<String, UUID> ids = new HashMap<>();
    private final String numbers = key() + ":";

    RestLedger(RunningCommandService service, TableClock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Override
    public Outcome execute(Instruction said) {
        var answer = send(said);
        if (answer.statusCode() >= 400) {
            return new Outcome(refusal(answer), Map.of());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(moves(said.verb()) ? 201 : 200);
        assertAnswersWhatIs(said.account(), answer);
        return new Outcome("ok", versions(said, answer));
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    public Figures figures(String account) {
        var replay = service.get(path(account) + "/replay");
        if (replay.statusCode() == 404) {
            assertProblem(replay, 404, "account-not-found");
            return new Figures("", "", "", "", 0, "unopened");
        }
        return new Figures(
                string(replay, "balance"),
                string(replay, "held"),
                string(replay, "available"),
                string(replay, "overdraftLimit"),
                number(replay, "version"),
                string(replay, "status"));
    }

    private HttpResponse<String> send(Instruction said) {
        var request = service.request(target(said), "Content-Type", "application/json", "Idempotency-Key", key());
        if (said.ifVersion() != null) {
            request.header("If-Match", "\"%d\"".formatted(said.ifVersion()));
        }
        var body = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body(said)));
        return service.send(request.method(said.verb().equals("limit") ? "PUT" : "POST", body));
    }

    private String target(Instruction said) {
        var account = path(said.account());
        return switch (said.verb()) {
            case "open" -> "/v1/accounts";
            case "deposit" -> account + "/deposits";
            case "withdraw" -> account + "/withdrawals";
            case "transfer" -> "/v1/transfers";
            case "hold" -> account + "/holds";
            case "capture", "release" -> "%s/holds/%d/%s".formatted(account, said.entry(), said.verb());
            case "reverse" -> "%s/entries/%d/reversal".formatted(account, said.entry());
            case "limit" -> account + "/overdraft-limit";
            default -> account + "/" + said.verb();
        };
    }

    private Map<String, Object> body(Instruction said) {
        return switch (said.verb()) {
            case "open" -> opening(said);
            case "transfer" ->
                with(money(said), "fromAccountId", id(said.account()), "toAccountId", id(required(said.to())));
            case "hold" -> said.lasting() == null ? money(said) : with(money(said), "expiresAt", expiry(said));
            case "capture" -> said.amount() == null ? Map.of() : money(said);
            case "release" -> Map.of();
            case "reverse" -> Map.of("reason", "by the table", "force", said.forced());
            case "freeze", "unfreeze", "close" -> Map.of("reason", "by the table");
            default -> money(said);
        };
    }

    private Map<String, Object> opening(Instruction said) {
        var body = with(Map.of("ownerId", "owner-" + said.account()), "accountId", id(said.account()));
        body.put("currency", said.currency());
        if (said.amount() != null) {
            body.put("overdraftLimit", said.amount());
        }
        if (said.number() != null) {
            body.put("accountNumber", numbers + said.number());
        }
        return body;
    }

    private static Map<String, Object> money(Instruction said) {
        return Map.of("amount", required(said.amount()), "currency", said.currency());
    }

    private static Map<String, Object> with(Map<String, Object> body, Object... more) {
        var all = new LinkedHashMap<>(body);
        for (var i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private String expiry(Instruction said) {
        return clock.instant().plus(required(said.lasting())).toString();
    }

    private static boolean moves(String verb) {
        return !List.of("limit", "freeze", "unfreeze", "close").contains(verb);
    }

    /** The name of the problem, which has to have the status that its table gives. */
    private static String refusal(HttpResponse<String> answer) {
        var code = string(answer, "code");
        var type = ProblemType.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        assertProblem(answer, type.status(), code);
        return code;
    }

    private void assertAnswersWhatIs(String account, HttpResponse<String> answer) {
        var figures = figures(account);
        assertThat(string(answer, "balance")).isEqualTo(figures.balance());
        assertThat(string(answer, "available")).isEqualTo(figures.available());
        assertThat(number(answer, "version")).isEqualTo((int) figures.version());
        assertThat(header(answer, "ETag")).isEqualTo("\"%d\"".formatted(figures.version()));
    }

    /** Of the account itself, and of the other to whose event its own points. */
    private Map<String, Long> versions(Instruction said, HttpResponse<String> answer) {
        var versions = new HashMap<>(Map.of(said.account(), (long) number(answer, "version")));
        if (List.of("transfer", "reverse").contains(said.verb())) {
            var events = service.get(path(said.account()) + "/events?fromVersion=" + number(answer, "entryId"));
            Map<String, Object> entry = JsonPath.read(events.body(), "$.items[0].data");
            if (entry.get("otherAccountId") instanceof String other) {
                versions.put(name(other), ((Number) required(entry.get("otherVersion"))).longValue());
            }
        }
        return versions;
    }

    private String name(String id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().toString().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private UUID id(String account) {
        return ids.computeIfAbsent(account, name -> UUID.randomUUID());
    }

    private String path(String account) {
        return "/v1/accounts/" + id(account);
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
