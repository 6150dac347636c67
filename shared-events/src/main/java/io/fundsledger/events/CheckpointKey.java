package io.fundsledger.events;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * The public half of the key that signs a ledger's checkpoints: Ed25519. It proves something only to whoever got it by
 * another way than from the ledger that is checked.
 *
 * @param key as the JDK has it
 */
public record CheckpointKey(PublicKey key) {

    private static final String LABEL = "PUBLIC KEY";

    /** Reads a PEM file, as {@code openssl pkey -pubout} writes it; throws IllegalArgumentException on anything else. */
    public static CheckpointKey ofPem(String pem) {
        try {
            var key = Ed25519.keys().generatePublic(new X509EncodedKeySpec(Pem.read(LABEL, pem)));
            return new CheckpointKey(key);
        } catch (GeneralSecurityException not) {
            throw new IllegalArgumentException("this is not an Ed25519 public key", not);
        }
    }

    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    /** SHA-256 of the key as DER (SubjectPublicKeyInfo), 64 hexadecimal digits. */
    public String keyId() {
        return Sha256.hex(key.getEncoded());
    }

    /** Whether the owner of this key has signed exactly this. */
    public boolean accepts(SignedCheckpoint signed) {
        return keyId().equals(signed.checkpoint().keyId()) && hasSigned(signed);
    }

    private boolean hasSigned(SignedCheckpoint signed) {
        try {
            var signature = Signature.getInstance(Ed25519.NAME);
            signature.initVerify(key);
            signature.update(CheckpointJson.signedBytes(signed.checkpoint()));
            return signature.verify(signed.signature());
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }
}
