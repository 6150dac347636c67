package io.fundsledger.command.checkpoint;

import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.CheckpointSigningKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that this ledger signs with, if it was given one. */
public final class ConfiguredKey {

    private final @Nullable CheckpointSigningKey key;

    private ConfiguredKey(@Nullable CheckpointSigningKey key) {
        this.key = key;
    }

    /**
     * Reads what is configured; blank is none.
     *
     * @throws WrongKeyException if it is something, but no key
     */
    static ConfiguredKey of(@Nullable String pem) {
        if (pem == null || pem.isBlank()) {
            return new ConfiguredKey(null);
        }
        try {
            return new ConfiguredKey(CheckpointSigningKey.ofPem(pem));
        } catch (IllegalArgumentException not) {
            throw new WrongKeyException(String.valueOf(not.getMessage()));
        }
    }

    /** Its public half: for comparing, never for believing. */
    public Optional<CheckpointKey> publicKey() {
        return signingKey().map(CheckpointSigningKey::publicKey);
    }

    Optional<CheckpointSigningKey> signingKey() {
        return Optional.ofNullable(key);
    }
}
