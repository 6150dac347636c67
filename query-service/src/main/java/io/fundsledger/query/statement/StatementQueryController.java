package io.fundsledger.query.statement;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.statement.document.StatementHead;
import io.fundsledger.query.statement.document.StatementWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "accounts")
class StatementQueryController {

    private final Statements statements;
    private final WholeStatements wholeStatements;
    private final StatementWriters writers;
    private final FreshReads freshReads;

    StatementQueryController(
            Statements statements, WholeStatements wholeStatements, StatementWriters writers, FreshReads freshReads) {
        this.writers = writers;
        this.statements = statements;
        this.wholeStatements = wholeStatements;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "The statement of an account",
            description =
                    "Lines between two days, oldest first, each with the balance after it. As JSON it comes in pages,"
                            + " which belong together: entries made after the first page was read are not in it. As CSV, PDF or"
                            + " camt.053.001.08, which is always by booking date, it is one whole document, for which limit and"
                            + " cursor are refused. Position and hash name the account's last event that it knows: with the same"
                            + " ones it is the same, byte for byte.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = HttpHeaders.IF_NONE_MATCH,
            description = "The ETag of an answer at hand",
            example = "\"pMb1vOIYuC9BvSYIHwNQbg\"",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "304", description = "The answer at hand is the current one")
    @ApiResponse(
            responseCode = "200",
            description = "The statement, in the form that was asked for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = StatementAnswer.class)),
                @Content(mediaType = StatementFormat.Name.CSV, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string"))
            },
            headers = {
                @Header(
                        name = "ETag",
                        description = "Another one as soon as a figure is another one",
                        schema = @Schema(example = "\"pMb1vOIYuC9BvSYIHwNQbg\"")),
                @Header(
                        name = "Content-Disposition",
                        description = "Of a document: how a file of it may be called",
                        schema = @Schema(type = "string"))
            })
    @GetMapping(
            path = "/v1/accounts/{accountId}/statement",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                StatementFormat.Name.CSV,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE
            })
    ResponseEntity<?> statement(
            @PathVariable UUID accountId,
            @ParameterObject StatementFilter filter,
            @ParameterObject StatementForm form,
            @ParameterObject PageRequest page,
            Freshness freshness,
            HttpServletRequest request) {
        var format = StatementFormat.of(
                form, new ServletServerHttpRequest(request).getHeaders().getAccept());
        var wanted = format.filter(filter.checked());
        return writers.of(format)
                .<ResponseEntity<?>>map(writer -> document(accountId, wanted, format, page, writer, freshness))
                .orElseGet(() -> page(accountId, wanted, page, freshness));
    }

    private ResponseEntity<StatementAnswer> page(
            UUID accountId, StatementFilter filter, PageRequest page, Freshness freshness) {
        var after = page.after(StatementAnswer.query(accountId, filter), StatementPlace::read);
        var snapshot = freshReads.read(
                Projection.ACCOUNTS, freshness, () -> statements.page(accountId, filter, after, page.items()));
        var found = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var answer = StatementAnswer.of(found, filter);
        return tagged(answer, found.account().position(), snapshot.positions())
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> Page.link(headers, answer.nextCursor()))
                .body(answer);
    }

    private ResponseEntity<StatementDocument> document(
            UUID accountId,
            StatementFilter filter,
            StatementFormat format,
            PageRequest page,
            StatementWriter writer,
            Freshness freshness) {
        page.requireNone();
        var snapshot = wholeStatements.open(accountId, filter, writer, freshness);
        var head = snapshot.value().head();
        return tagged(new DocumentKey(head, format), head.anchor().position(), snapshot.positions())
                .contentType(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(head, format))
                .body(snapshot.value());
    }

    private static ResponseEntity.BodyBuilder tagged(Record content, LogPosition ofAccount, Positions positions) {
        return ResponseEntity.ok()
                .eTag(ContentTag.of(content))
                .varyBy(HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, positions.of(ofAccount.partition()).toString());
    }

    private static String fileName(StatementHead head, StatementFormat format) {
        var name = "statement-%s-%s-%s.%s"
                .formatted(head.accountId(), head.period().from(), head.period().to(), format.extension());
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    /** What makes two documents different. */
    private record DocumentKey(StatementHead head, StatementFormat format) {}
}
