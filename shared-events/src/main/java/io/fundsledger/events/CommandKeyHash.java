package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Names a command without telling its key: lets a caller find the events of its own command among all others. */
public final class CommandKeyHash {

    private CommandKeyHash() {}

    /** SHA-256 over the actor, a line feed and the idempotency key, all UTF-8, as 64 lower-case hexadecimal digits. */
    public static String of(String actor, String idempotencyKey) {
        var digest = Sha256.digest();
        digest.update(actor.getBytes(UTF_8));
        digest.update((byte) '\n');
        digest.update(idempotencyKey.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
