package io.fundsledger.cli.rest;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A whole response, read from a connection that can then be used again. */
public record Response(int status, Map<String, String> headers, String body) {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean endsConnection() {
        return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    static Response read(InputStream in) throws IOException {
        var head = readHead(in);
        return new Response(head.status, head.headers, new String(body(in, head.headers), StandardCharsets.UTF_8));
    }

    /** All but the body, which follows in the stream. */
    static Response readHead(InputStream in) throws IOException {
        return new Response(status(line(in)), headers(in), "");
    }

    /** The body that follows this head. */
    BodyInput bodyOf(InputStream in) throws IOException {
        return isChunked(headers) ? BodyInput.chunked(in) : BodyInput.ofLength(in, length(headers));
    }

    private static int status(String line) throws IOException {
        var parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1.1 answer: " + line);
        }
        return number(parts[1], 10);
    }

    static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        return isChunked(headers) ? chunks(in) : exactly(in, length(headers));
    }

    private static boolean isChunked(Map<String, String> headers) {
        return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
    }

    private static int length(Map<String, String> headers) throws IOException {
        return number(headers.getOrDefault("content-length", "0"), 10);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(exactly(in, size));
            line(in);
        }
        headers(in);
        return body.toByteArray();
    }

    static int chunkSize(InputStream in) throws IOException {
        var line = line(in);
        var extension = line.indexOf(';');
        return number(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new ProtocolException("not a number in an HTTP answer: " + text);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        if (length < 0 || length > LONGEST_BODY) {
            throw new ProtocolException("an answer of " + length + " bytes");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended within an answer");
        }
        return bytes;
    }

    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the connection ended before an answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
