package io.fundsledger.query.statement;

import io.fundsledger.query.api.ProblemException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** The forms of a statement: pages of JSON, or one whole document. */
enum StatementFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE, "json"),
    CSV(Name.CSV + ";charset=UTF-8;header=present", "csv"),
    PDF(MediaType.APPLICATION_PDF_VALUE, "pdf"),
    CAMT053(MediaType.APPLICATION_XML_VALUE, "xml");

    private final String mediaType;
    private final String extension;

    StatementFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
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
                .filter(format -> type.isCompatibleWith(format.mediaType()))
                .findFirst();
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    String extension() {
        return extension;
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
