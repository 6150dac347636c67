package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;

/** The headers that all commands have, asked and answered. */
final class CommandHeadersDocument {

    private static final String ID = "[A-Za-z0-9._~:-]{1,128}";

    private CommandHeadersDocument() {}

    /** Says whether a command creates something, which is then answered with 201. */
    static void describe(Operation command, boolean creates) {
        request(
                        command,
                        "Idempotency-Key",
                        "Names the command among the caller's, for ever",
                        Strings.matching("[A-Za-z0-9._~:-]{1,255}"))
                .required(true)
                .example("withdrawal-1");
        request(
                command,
                "If-Match",
                "The version that the account has to be at, in quotes",
                Strings.matching("\"(0|[1-9][0-9]{0,17})\""));
        describeOrigin(command);
        var recorded =
                Objects.requireNonNull(command.getResponses().remove("200")).description("Recorded");
        if (creates) {
            answer(recorded, "Location", "Where query-service shows what was made");
            command.getResponses().addApiResponse("200", foreseen(recorded));
        }
        answer(recorded, "ETag", "The account's version, in quotes");
        answer(
                recorded,
                "Ledger-Position",
                "Where the command is in the log, a partition each, for Ledger-Min-Position of a query");
        answer(recorded, "Idempotency-Replayed", "true where an earlier request had recorded the command");
        command.getResponses().addApiResponse(creates ? "201" : "200", recorded);
    }

    static void describeBatch(Operation batch) {
        describeOrigin(batch);
        var decided =
                Objects.requireNonNull(batch.getResponses().get("200")).description("One outcome a command, in order");
        answer(decided, "Ledger-Position", "Where the log holds all that was recorded, a partition each");
    }

    private static void describeOrigin(Operation command) {
        request(command, "Ledger-Actor", "Who is asking; anonymous unless given", Strings.matching(ID));
        request(
                command,
                "Ledger-Correlation-Id",
                "What larger undertaking the command belongs to",
                Strings.matching(ID));
        request(command, "Ledger-Causation-Id", "What led to the command", Strings.matching(ID));
        request(command, "traceparent", "W3C trace context, recorded with the events", Strings.any());
        var dryRun = new QueryParameter();
        dryRun.name("dryRun")
                .description("Asks what would come of it now; nothing is recorded, and no key is used")
                .schema(new JsonSchema().types(Set.of("boolean")));
        command.addParametersItem(dryRun);
    }

    private static ApiResponse foreseen(ApiResponse recorded) {
        return new ApiResponse().description("A dry run: it would be recorded").content(recorded.getContent());
    }

    private static HeaderParameter request(Operation command, String name, String description, Schema<?> schema) {
        var header = new HeaderParameter();
        header.name(name).description(description).schema(schema);
        command.addParametersItem(header);
        return header;
    }

    private static void answer(ApiResponse response, String name, String description) {
        response.addHeaderObject(name, new Header().description(description).schema(Strings.any()));
    }
}
