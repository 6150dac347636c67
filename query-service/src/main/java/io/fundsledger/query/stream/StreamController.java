package io.fundsledger.query.stream;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.account.AccountAnswer;
import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.Snapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "accounts")
class StreamController {

    private static final LogPosition HELD_BY_EVERY_VIEW = new LogPosition(0, 0);

    private final StreamStarts starts;
    private final AccountStreams streams;
    private final ChangeWatch watch;
    private final StreamProperties properties;
    private final FreshReads freshReads;
    private final JsonMapper json;

    StreamController(
            StreamStarts starts,
            AccountStreams streams,
            ChangeWatch watch,
            StreamProperties properties,
            FreshReads freshReads,
            JsonMapper json) {
        this.starts = starts;
        this.streams = streams;
        this.watch = watch;
        this.properties = properties;
        this.freshReads = freshReads;
        this.json = json;
    }

    @Operation(
            summary = "An account as it changes",
            description =
                    "Server-sent events. Each change of the account is an event account, exactly once and in order: its"
                            + " data is the account as that change left it, as the query of its balance answers, its id the position."
                            + " Whoever connects again with the last id misses nothing and gets nothing twice. A comment says"
                            + " that nothing changed for some time. An event dropped says why the stream ends.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = StreamStart.LAST_EVENT_ID,
            description = "The id of the last event at hand: the stream goes on after it, whatever from says",
            example = "5:1023",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "Events, until the client goes or the service stops",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = AccountAnswer.class)))
    @GetMapping(path = "/v1/accounts/{accountId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable UUID accountId,
            @ParameterObject StreamFilter filter,
            @Parameter(hidden = true) @RequestHeader(name = StreamStart.LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            Freshness freshness,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var start = StreamStart.of(lastEventId, filter);
        streams.seat(() -> {
            var snapshot = open(accountId, start, freshness);
            var open = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
            headers(
                    response,
                    snapshot.positions()
                            .of(open.account().position().partition())
                            .toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                var events = new EventWriter(response.getOutputStream(), json);
                streams.write(new AccountStream(open, watch, events, properties));
            }
        });
    }

    /**
     * The view has to hold the position after which the stream begins, as it has to for any query that names one. Who names
     * none takes turns all the same: a thousand streams that are opened at once leave connections to other queries.
     */
    private Snapshot<Optional<OpenStream>> open(UUID accountId, StreamStart start, Freshness freshness) {
        var position = Objects.requireNonNullElse(start.position(), HELD_BY_EVERY_VIEW);
        var atLeast =
                Stream.concat(freshness.atLeast().stream(), Stream.of(position)).toList();
        return freshReads.readRows(
                Projection.ACCOUNTS, new Freshness(atLeast, freshness.patience()), () -> starts.find(accountId, start));
    }

    private static void headers(HttpServletResponse response, String position) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy that gathers would hold changes back
        response.setHeader(Positions.HEADER, position);
    }
}
