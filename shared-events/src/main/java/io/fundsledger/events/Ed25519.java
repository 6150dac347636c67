package io.fundsledger.events;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** The one signature of the contract, by the JDK's own provider. */
final class Ed25519 {

    static final String NAME = "Ed25519";

    private static final int BITS = 255;

    private Ed25519() {}

    static KeyFactory keys() throws NoSuchAlgorithmException {
        return KeyFactory.getInstance(NAME);
    }

    static KeyPair pair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(BITS, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", impossible);
        }
    }
}
