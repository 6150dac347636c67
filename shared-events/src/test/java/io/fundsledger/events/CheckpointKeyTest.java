package io.fundsledger.events;

import static io.fundsledger.events.CheckpointVectors.KEYS;
import static io.fundsledger.events.CheckpointVectors.publicKey;
import static io.fundsledger.events.CheckpointVectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Keys, read from what openssl writes and written as it writes them. */
class CheckpointKeyTest {

    static List<JsonNode> keys() {
        return KEYS;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothHalvesAreReadFromThePrivateKeyAlone(JsonNode vector) {
        var signing = CheckpointSigningKey.ofPem(text(vector, "privateKey"));
        assertThat(signing.publicKey().pem()).isEqualTo(text(vector, "publicKey"));
        assertThat(signing.publicKey().keyId()).isEqualTo(text(vector, "keyId"));
        assertThat(publicKey(vector).keyId()).isEqualTo(text(vector, "keyId"));
    }

    @Test
    void aNewKeyIsAnotherEachTimeAndSurvivesItsFile() {
        var one = CheckpointSigningKey.generate(new SecureRandom());
        var other = CheckpointSigningKey.generate(new SecureRandom());
        assertThat(one.publicKey()).isNotEqualTo(other.publicKey());
        assertThat(one.pem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(CheckpointSigningKey.ofPem(one.pem()).publicKey()).isEqualTo(one.publicKey());
        assertThat(CheckpointKey.ofPem(one.publicKey().pem())).isEqualTo(one.publicKey());
    }

    @Test
    void theOneIsNotTakenForTheOther() {
        var key = CheckpointSigningKey.generate(new SecureRandom());
        assertThatThrownBy(() -> CheckpointKey.ofPem(key.pem())).hasMessage("this is no PEM file with a PUBLIC KEY");
        assertThatThrownBy(() -> CheckpointSigningKey.ofPem(key.publicKey().pem()))
                .hasMessage("this is no PEM file with a PRIVATE KEY");
    }

    @Test
    void anotherKindOfKeyIsRefusedWithoutShowingIt() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        assertThatThrownBy(() -> CheckpointSigningKey.ofPem(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not an Ed25519 private key (PKCS#8, unencrypted)")
                .hasNoCause();
        assertThatThrownBy(() -> CheckpointSigningKey.ofPem("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
        var other = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        assertThatThrownBy(() -> CheckpointKey.ofPem(other)).hasMessage("this is not an Ed25519 public key");
    }
}
