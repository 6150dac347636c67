package io.fundsledger.query.statement;

import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.statement.document.CsvStatementWriter;
import io.fundsledger.query.statement.document.StatementWriter;
import io.fundsledger.query.statement.document.camt.CamtStatementWriter;
import io.fundsledger.query.statement.document.pdf.PdfStatementWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The forms of a statement: pages of JSON, or one whole document. */
enum StatementFormat {
    JSON(MediaType.APPLICATION_JSON, "json", null),
    CSV(MediaType.parseMediaType(Name.CSV + ";charset=UTF-8;header=present"), "csv", new CsvStatementWriter()),
    PDF(MediaType.APPLICATION_PDF, "pdf", new PdfStatementWriter()),
    CAMT053(MediaType.APPLICATION_XML, "xml", new CamtStatementWriter());

    private final MediaType mediaType;
    private final String extension;
    private final @Nullable StatementWriter writer;

    StatementFormat(MediaType mediaType, String extension, @Nullable StatementWriter writer) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.writer = writer;
    }

    /** What is named, or else the first that is accepted, the most wanted first; JSON if anything is. */
    static StatementFormat of(StatementForm form, List<MediaType> accepted) {
        return form.format() != null
                ? form.format()
                : accepted.stream()
                        .sorted(Comparator.comparing(MediaType::getQualityValue).reversed())
                        .flatMap(type -> accepted(type).stream())
                        .findFirst()
                        .orElse(JSON);
    }

    private static Optional<StatementFormat> accepted(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> type.isCompatibleWith(format.mediaType))
                .findFirst();
    }

    MediaType mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** Nothing if it is not a document. */
    Optional<StatementWriter> writer() {
        return Optional.ofNullable(writer);
    }

    /** As this form has it: a bank's statement is always of what was booked. */
    StatementFilter filter(StatementFilter asked) {
        if (this != CAMT053) {
            return asked;
        }
        if (asked.by() == StatementOrder.VALUE) {
            throw ProblemException.invalidParameter("by", "is always booking in camt053");
        }
        return new StatementFilter(asked.from(), asked.to(), StatementOrder.BOOKING);
    }

    /** The media types, as annotations can name them. */
    static final class Name {
        static final String CSV = "text/csv";

        private Name() {}
    }
}
