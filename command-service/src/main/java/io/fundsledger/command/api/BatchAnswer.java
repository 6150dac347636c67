package io.fundsledger.command.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.api.documentation.ProblemBody;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemWriter;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Failed;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/**
 * What became of the commands of a batch.
 *
 * @param outcomes one a command, in order
 */
record BatchAnswer(List<Item> outcomes) {

    private static final Logger LOG = LoggerFactory.getLogger(BatchAnswer.class);

    /** What became of one: an answer or a problem, as if it had been sent by itself. */
    @Schema(name = "BatchOutcome")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(description = "the HTTP status that it would have had by itself", example = "201")
            int status,

            @Schema(description = "where query-service shows what was made") @Nullable String location,

            @Schema(description = "where the log holds all of the command, like the header", example = "5:1023")
            @Nullable String ledgerPosition,

            @Schema(description = "true where an earlier request had recorded the command, else absent") @Nullable Boolean replayed,

            @Nullable CommandAnswer answer,

            @Schema(implementation = ProblemBody.class) @Nullable Map<String, Object> problem) {

        static Item of(AccountCommand command, Outcome outcome) {
            return switch (outcome) {
                case Refused(var refusal) -> of(RefusalTable.problem(refusal));
                case Failed(var cause) -> {
                    LOG.error("a command of a batch could not be decided", cause);
                    yield of(Problem.ourFault());
                }
                case Recorded recorded -> of(CommandResponse.of(command, recorded));
                case Foreseen foreseen -> of(CommandResponse.of(command, foreseen));
            };
        }

        static Item of(Problem problem) {
            return new Item(problem.type().status(), null, null, null, null, ProblemWriter.members(problem));
        }

        private static Item of(ResponseEntity<CommandAnswer> response) {
            var headers = response.getHeaders();
            var location = headers.getLocation();
            return new Item(
                    response.getStatusCode().value(),
                    location == null ? null : location.toString(),
                    headers.getFirst(CommandResponse.POSITION),
                    headers.containsHeader(CommandResponse.REPLAYED) ? true : null,
                    response.getBody(),
                    null);
        }
    }
}
