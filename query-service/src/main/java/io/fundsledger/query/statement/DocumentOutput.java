package io.fundsledger.query.statement;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpOutputMessage;

/**
 * The body of an answer, which begins only when a buffer is full, and whose own failures are told from those of what
 * writes to it: then the reader is gone. Flushing and closing are not a writer's business.
 */
final class DocumentOutput extends OutputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final HttpOutputMessage answer;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private @Nullable OutputStream body;
    private @Nullable IOException gone;

    DocumentOutput(HttpOutputMessage answer) {
        this.answer = answer;
    }

    @Override
    public void write(int one) throws IOException {
        if (filled == BUFFER_BYTES) {
            send();
        }
        buffer[filled++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var written = 0; written < length; ) {
            if (filled == BUFFER_BYTES) {
                send();
            }
            var part = Math.min(length - written, BUFFER_BYTES - filled);
            System.arraycopy(bytes, offset + written, buffer, filled, part);
            filled += part;
            written += part;
        }
    }

    /** Whether the answer has begun, so that nothing else can be answered any more. */
    boolean isBegun() {
        return body != null;
    }

    void finish() throws IOException {
        send();
    }

    void throwIfGone() throws IOException {
        if (gone != null) {
            throw gone;
        }
    }

    private void send() throws IOException {
        throwIfGone();
        try {
            if (body == null) {
                body = answer.getBody();
            }
            body.write(buffer, 0, filled);
            filled = 0;
        } catch (IOException failure) {
            gone = failure;
            throw failure;
        }
    }
}
