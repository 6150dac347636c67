package io.fundsledger.query.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The ETag of an answer that has no version of its own: a digest of everything in it. */
public final class ContentTag {

    private static final int DIGEST_BYTES = 16;

    private ContentTag() {}

    /** Of a record of values whose texts say all that there is to them. */
    public static String of(Record answer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(answer.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
