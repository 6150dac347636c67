package io.fundsledger.events;

import java.io.Serial;
import java.security.SecureRandom;

/** Where chance is asked for, always the same answer. */
final class FixedBytes extends SecureRandom {

    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] answer;

    FixedBytes(byte[] answer) {
        this.answer = answer.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length != answer.length) {
            throw new IllegalStateException("%d bytes are there, not %d".formatted(answer.length, bytes.length));
        }
        System.arraycopy(answer, 0, bytes, 0, bytes.length);
    }
}
