package io.fundsledger.command.api.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SortedMap;

/**
 * What a command is, in 32 bytes: tells a repeat from a key used twice.
 *
 * <p>SHA-256 over the name of the operation, the ids in the path, and each field that was given, by name in ascending
 * order: its name and its value. Every text is UTF-8 with its length before it (4 bytes, big endian). Amounts have all
 * decimals of their currency, so that "10" repeats "10.00". Defaults are not filled in: a field left out is another
 * content than the same field given. Blanks, escapes and the order of fields do not count, neither do headers.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static byte[] of(String operation, List<String> pathIds, SortedMap<String, String> fields) {
        var fingerprint = new Fingerprint();
        fingerprint.add(operation);
        pathIds.forEach(fingerprint::add);
        fields.forEach((name, value) -> {
            fingerprint.add(name);
            fingerprint.add(value);
        });
        return fingerprint.digest.digest();
    }

    private void add(String text) {
        var bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
