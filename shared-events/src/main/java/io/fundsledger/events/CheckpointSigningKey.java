package io.fundsledger.events;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** The key that signs a ledger's checkpoints. No message and no {@code toString} shows anything of it. */
public final class CheckpointSigningKey {

    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey key;
    private final CheckpointKey publicKey;

    private CheckpointSigningKey(KeyPair keys) {
        this.key = keys.getPrivate();
        this.publicKey = new CheckpointKey(keys.getPublic());
    }

    /**
     * Reads a PEM file, as {@code openssl genpkey -algorithm ed25519} writes it, or the base64 within it alone.
     *
     * @throws IllegalArgumentException if it is anything else, an encrypted or another kind of key included
     */
    public static CheckpointSigningKey ofPem(String pem) {
        try {
            var key = Ed25519.keys().generatePrivate(new PKCS8EncodedKeySpec(Pem.read(LABEL, pem)));
            return new CheckpointSigningKey(pairOf((EdECPrivateKey) key));
        } catch (GeneralSecurityException not) {
            throw new IllegalArgumentException("this is not an Ed25519 private key (PKCS#8, unencrypted)");
        }
    }

    /** A new one. */
    public static CheckpointSigningKey generate(SecureRandom random) {
        return new CheckpointSigningKey(Ed25519.pair(random));
    }

    public CheckpointKey publicKey() {
        return publicKey;
    }

    /** Unencrypted PKCS#8: for a file that only its owner can read. */
    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    /** Signs a checkpoint that names this key; throws IllegalArgumentException if it names another. */
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        if (!checkpoint.keyId().equals(publicKey.keyId())) {
            throw new IllegalArgumentException("the checkpoint names another key");
        }
        try {
            var signature = Signature.getInstance(Ed25519.NAME);
            signature.initSign(key);
            signature.update(CheckpointJson.signedBytes(checkpoint));
            return new SignedCheckpoint(checkpoint, signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK would not sign with its own key", impossible);
        }
    }

    /** The JDK computes a public key only where it makes a pair, which it does from 32 bytes of chance: here, of this key. */
    private static KeyPair pairOf(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key cannot be read"));
        var pair = Ed25519.pair(new FixedBytes(seed));
        if (!pair.getPrivate().equals(key)) {
            throw new GeneralSecurityException("the JDK does not make a key of its bytes alone");
        }
        return pair;
    }
}
