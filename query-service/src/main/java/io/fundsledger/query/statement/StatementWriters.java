package io.fundsledger.query.statement;

import io.fundsledger.query.statement.document.CsvStatementWriter;
import io.fundsledger.query.statement.document.StatementWriter;
import io.fundsledger.query.statement.document.camt.CamtStatementWriter;
import io.fundsledger.query.statement.document.pdf.PdfStatementWriter;
import io.fundsledger.query.statement.document.pdf.Typefaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What writes statements as documents. */
@Component
final class StatementWriters {

    private final Map<StatementFormat, StatementWriter> writers;

    /** @throws IllegalArgumentException if a font that the properties name cannot be used; the service does not start then */
    StatementWriters(StatementProperties properties) {
        this.writers = Map.of(
                StatementFormat.CSV, new CsvStatementWriter(),
                StatementFormat.PDF, new PdfStatementWriter(Typefaces.with(properties.fonts())),
                StatementFormat.CAMT053, new CamtStatementWriter());
    }

    /** Nothing if it is not a document. */
    Optional<StatementWriter> of(StatementFormat format) {
        return Optional.ofNullable(writers.get(format));
    }

    List<MediaType> mediaTypes() {
        return writers.keySet().stream()
                .sorted()
                .map(StatementFormat::mediaType)
                .toList();
    }
}
