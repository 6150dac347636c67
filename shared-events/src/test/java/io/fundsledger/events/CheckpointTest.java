package io.fundsledger.events;

import static io.fundsledger.events.CheckpointVectors.CHECKPOINTS;
import static io.fundsledger.events.CheckpointVectors.file;
import static io.fundsledger.events.CheckpointVectors.keyOf;
import static io.fundsledger.events.CheckpointVectors.publicKey;
import static io.fundsledger.events.CheckpointVectors.read;
import static io.fundsledger.events.CheckpointVectors.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints as published, made by openssl and read here, and made here as openssl makes them. */
class CheckpointTest {

    private static final JsonNode FIRST = CHECKPOINTS.getFirst();

    static List<JsonNode> vectors() {
        return CHECKPOINTS;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void itIsReadAndWrittenByteForByte(JsonNode vector) {
        var signed = read(vector);
        assertThat(new String(CheckpointJson.signedBytes(signed.checkpoint()), UTF_8))
                .isEqualTo(text(vector, "signed"));
        assertThat(new String(CheckpointJson.write(signed), UTF_8)).isEqualTo(file(vector));
        assertThat(signed.checkpoint().hash()).isEqualTo(text(vector, "hash"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatOpensslSignedIsAcceptedAndSignedAlike(JsonNode vector) {
        var signed = read(vector);
        var ours = CheckpointSigningKey.ofPem(text(keyOf(vector), "privateKey"));
        assertThat(publicKey(keyOf(vector)).accepts(signed)).isTrue();
        assertThat(ours.publicKey()).isEqualTo(publicKey(keyOf(vector)));
        assertThat(ours.sign(signed.checkpoint()).signature()).isEqualTo(signed.signature());
    }

    @Test
    void eachNamesTheOneBeforeItAlsoWhenTheKeyWasChanged() {
        for (var i = 1; i < CHECKPOINTS.size(); i++) {
            assertThat(read(CHECKPOINTS.get(i)).checkpoint().previous())
                    .isEqualTo(read(CHECKPOINTS.get(i - 1)).checkpoint().hash());
        }
        assertThat(CHECKPOINTS).extracting(vector -> text(vector, "key")).containsExactly("first", "first", "second");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void itIsOfItsSchema(JsonNode vector) {
        var schema = JsonMapper.shared().readTree(EventSchemas.checkpoint());
        assertThat(JsonSchemas.violationsOfMetaSchema(schema)).isEmpty();
        assertThat(JsonSchemas.violations(schema, JsonMapper.shared().readTree(file(vector))))
                .isEmpty();
        var unsigned = JsonMapper.shared().readTree(file(vector).replace("\"signature\"", "\"other\""));
        assertThat(JsonSchemas.violations(schema, unsigned)).isNotEmpty();
    }

    @Test
    void aFileThatWasLaidOutAnewIsTheSame() {
        var pretty = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JsonMapper.shared().readTree(file(FIRST)));
        assertThat(pretty).hasSizeGreaterThan(file(FIRST).length());
        assertThat(publicKey(keyOf(FIRST)).accepts(CheckpointJson.read(pretty))).isTrue();
    }

    static final List<Map.Entry<String, String>> CHANGES = List.of(
            Map.entry("\"ledgerid\":\"0b", "\"ledgerid\":\"0c"),
            Map.entry("12:00:00", "12:00:01"),
            Map.entry("\"position\":3,\"hash\":\"c", "\"position\":3,\"hash\":\"d"),
            Map.entry("\"partition\":2,\"position\":1", "\"partition\":2,\"position\":2"));

    @ParameterizedTest
    @FieldSource("CHANGES")
    void aChangedOneIsNotAccepted(Map.Entry<String, String> change) {
        var changed =
                file(FIRST).replace(change.getKey(), change.getValue()).replace("\"events\":4", eventsAfter(change));
        assertThat(changed).isNotEqualTo(file(FIRST));
        assertThat(publicKey(keyOf(FIRST)).accepts(CheckpointJson.read(changed.getBytes(UTF_8))))
                .isFalse();
    }

    private static String eventsAfter(Map.Entry<String, String> change) {
        return change.getValue().endsWith("\"position\":2") ? "\"events\":5" : "\"events\":4";
    }

    @Test
    void aSignatureThatIsNoneIsNotAccepted() {
        var key = publicKey(keyOf(FIRST));
        var checkpoint = read(FIRST).checkpoint();
        assertThat(key.accepts(new SignedCheckpoint(checkpoint, new byte[64]))).isFalse();
        assertThat(key.accepts(new SignedCheckpoint(checkpoint, new byte[0]))).isFalse();
        assertThat(key.accepts(new SignedCheckpoint(
                        checkpoint, read(CHECKPOINTS.get(1)).signature())))
                .isFalse();
    }

    @Test
    void anotherKeyDoesNotAcceptIt() {
        var other = publicKey(keyOf(CHECKPOINTS.getLast()));
        assertThat(other.accepts(read(FIRST))).isFalse();
        var signing = CheckpointSigningKey.ofPem(text(keyOf(CHECKPOINTS.getLast()), "privateKey"));
        assertThatThrownBy(() -> signing.sign(read(FIRST).checkpoint())).hasMessage("the checkpoint names another key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"checkpoint\":{},\"signature\":\"\"}",
                "{\"checkpoint\":null,\"signature\":\"\"}",
                "not JSON"
            })
    void whatIsNoCheckpointIsNamedSo(String json) {
        assertThatThrownBy(() -> CheckpointJson.read(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessageStartingWith("this is no checkpoint: ");
    }

    static final List<Map.Entry<String, String>> DEFECTS = List.of(
            Map.entry("\"events\":4", "\"events\":5"),
            Map.entry("\"partitions\":4", "\"partitions\":5"),
            Map.entry("\"number\":1", "\"number\":0"),
            Map.entry("\"number\":1", "\"number\":2"),
            Map.entry("\"number\":1", "\"number\":1.0"),
            Map.entry("\"number\":1", "\"number\":1,\"number\":1"),
            Map.entry("\"number\":1", "\"number\":1,\"more\":1"),
            Map.entry("\"partition\":2,", "\"partition\":4294967298,"),
            Map.entry("\"partition\":2,", "\"partition\":3,"),
            Map.entry("00.000000Z", "00Z"),
            Map.entry("0b7a8f5e", "0B7A8F5E"),
            Map.entry("\"signature\":\"", "\"signature\":\"!"),
            Map.entry("\"keyid\":\"06", "\"keyid\":\"0"));

    @ParameterizedTest
    @FieldSource("DEFECTS")
    void whatNoLedgerWritesIsRefused(Map.Entry<String, String> defect) {
        var broken = file(FIRST).replace(defect.getKey(), defect.getValue());
        assertThat(broken).isNotEqualTo(file(FIRST));
        assertThatThrownBy(() -> CheckpointJson.read(broken.getBytes(UTF_8)))
                .isInstanceOf(MalformedCheckpointException.class);
    }

    @Test
    void aLaterFormatIsNamed() {
        var later = file(FIRST).replace("checkpoint/1", "checkpoint/2");
        assertThatThrownBy(() -> CheckpointJson.read(later.getBytes(UTF_8)))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessage("the format is 'funds-ledger-checkpoint/2' and not funds-ledger-checkpoint/1:"
                        + " check it with the release that knows it");
    }
}
