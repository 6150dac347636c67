package io.fundsledger.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "general ledger")
class JournalQueryController {

    private static final int BUFFER = 32 * 1024;

    private final JournalReader reader;

    JournalQueryController(JournalReader reader) {
        this.reader = reader;
    }

    /** Memory does not depend on how long the journal is, and no transaction outlasts a page of it. */
    @Operation(
            summary = "The general ledger as plain-text accounting",
            description =
                    "A journal that hledger reads, with a transaction for every event that moves money, by account"
                            + " and in the order of recording. The same ledger at the same positions gives the same bytes. A"
                            + " whole one ends with a line that counts its transactions.")
    @ApiResponse(
            responseCode = "200",
            description = "The journal",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    @GetMapping(path = "/v1/journal", produces = MediaType.TEXT_PLAIN_VALUE)
    void journal(@ParameterObject JournalFilter filter, Freshness freshness, HttpServletResponse response)
            throws IOException {
        var cut = reader.cut(filter.checked(), freshness);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"ledger.journal\"");
        response.setHeader(Positions.HEADER, cut.positions().header());
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8), BUFFER);
        reader.write(cut, filter, new JournalText(out));
        out.flush();
    }
}
