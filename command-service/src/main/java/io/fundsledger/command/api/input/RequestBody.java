package io.fundsledger.command.api.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Reads a body as text, and never more of it than a command can have. */
final class RequestBody {

    private static final int LARGEST = 1024 * 1024;

    private RequestBody() {}

    static String read(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        checkEncoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        checkCharset(MediaType.parseMediaType(request.getContentType()));
        try {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not UTF-8.")
                    .asException();
        } catch (IOException broken) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body did not arrive whole.")
                    .asException();
        }
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

    private static ProblemException tooLarge() {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, "A command has at most 1 MiB.")
                .asException();
    }
}
