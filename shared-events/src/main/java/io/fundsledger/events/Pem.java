package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] der) {
        var body = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    /** What the block with this label holds, or a text that is nothing but base64; else throws IllegalArgumentException. */
    static byte[] read(String label, String text) {
        var block = Pattern.compile("-----BEGIN %s-----([^-]*)-----END %s-----".formatted(label, label))
                .matcher(text);
        var body = block.find() ? block.group(1) : text;
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException not) {
            throw new IllegalArgumentException("this is no PEM file with a " + label);
        }
    }
}
