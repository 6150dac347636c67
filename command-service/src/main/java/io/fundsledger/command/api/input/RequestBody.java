package io.fundsledger.command.api.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * How a body is read as text: never more of it than it may have, and never for longer than it may take.
 *
 * @param mebibytes how large it may be
 */
record RequestBody(String what, int mebibytes, Duration within) {

    static final RequestBody OF_COMMAND = new RequestBody("A command", 1, Duration.ofSeconds(30));
    static final RequestBody OF_BATCH = new RequestBody("A batch", 16, Duration.ofSeconds(30));
    private static final int AT_ONCE = 64 * 1024;

    String read(HttpServletRequest request) {
        if (request.getContentLengthLong() > largest()) {
            throw tooLarge();
        }
        checkEncoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        checkCharset(MediaType.parseMediaType(request.getContentType()));
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes(request.getInputStream())))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not UTF-8.")
                    .asException();
        } catch (IOException broken) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body did not arrive whole.")
                    .asException();
        }
    }

    private byte[] bytes(InputStream body) throws IOException {
        var begun = System.nanoTime();
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[AT_ONCE];
        for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > largest()) {
                throw tooLarge();
            }
            if (System.nanoTime() - begun > within.toNanos()) {
                throw Problem.of(
                                ProblemType.MALFORMED_REQUEST,
                                "The body did not arrive within %d s.".formatted(within.toSeconds()))
                        .asException();
            }
        }
        return bytes.toByteArray();
    }

    private int largest() {
        return mebibytes * 1024 * 1024;
    }

    private static void checkEncoding(@Nullable String encoding) {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body is not compressed.")
                    .asException();
        }
    }

    private static void checkCharset(MediaType type) {
        var charset = type.getCharset();
        if (charset != null && !charset.equals(UTF_8)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "JSON is UTF-8.")
                    .asException();
        }
    }

    private ProblemException tooLarge() {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, "%s has at most %d MiB.".formatted(what, mebibytes))
                .asException();
    }
}
