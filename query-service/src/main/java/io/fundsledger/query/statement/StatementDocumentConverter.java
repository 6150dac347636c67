package io.fundsledger.query.statement;

import io.fundsledger.query.api.BrokenOffException;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes statements as documents into answers, a bounded number at once. */
@Component
final class StatementDocumentConverter implements HttpMessageConverter<StatementDocument> {

    private static final String LATER = "5";

    private final Semaphore free;
    private final List<MediaType> mediaTypes;

    StatementDocumentConverter(StatementProperties properties, StatementWriters writers) {
        this.mediaTypes = writers.mediaTypes();
        this.free = new Semaphore(properties.documentsAtOnce());
    }

    @Override
    public void write(StatementDocument document, @Nullable MediaType type, HttpOutputMessage answer)
            throws IOException {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                            ProblemCode.TOO_MANY_DOCUMENTS, "Other statements are being written; try again shortly")
                    .header(HttpHeaders.RETRY_AFTER, LATER);
        }
        try {
            write(document, new DocumentOutput(answer));
        } finally {
            free.release();
        }
    }

    /** What fails before anything was sent can still be answered with a problem. */
    private static void write(StatementDocument document, DocumentOutput out) throws IOException {
        try {
            document.writeTo(out);
            out.finish();
        } catch (IOException | RuntimeException failure) {
            out.throwIfGone();
            if (out.isBegun()) {
                throw new BrokenOffException(failure);
            }
            throw failure;
        }
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return type == StatementDocument.class;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return mediaTypes;
    }

    @Override
    public StatementDocument read(Class<? extends StatementDocument> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("statements are only written", message);
    }
}
