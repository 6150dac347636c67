package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The chain, computed a second time from the published vectors and from nothing but headers and data. */
class HashChainTest {

    static final List<JsonNode> FIRST = Contracts.vectors("hash-chain-vectors.json", "first");
    static final List<JsonNode> NEXT = Contracts.vectors("hash-chain-vectors.json", "next");
    private static final RecordedEvent EVENT = Recorded.first(
            new MoneyWithdrawn(new Money(1234, Currency.of("EUR")), LocalDate.EPOCH, "card", null, null),
            Recorded.FULL_ORIGIN);

    @ParameterizedTest
    @FieldSource("FIRST")
    void theChainOfAPartitionBeginsAsPublished(JsonNode vector) {
        var first = HashChain.first(
                UUID.fromString(text(vector, "ledgerId")),
                vector.required("partition").intValue(),
                vector.required("partitions").intValue());
        assertThat(hex(first)).isEqualTo(text(vector, "hash"));
        assertThat(hex(sha256(parse(vector, "input")))).isEqualTo(text(vector, "hash"));
    }

    @ParameterizedTest
    @FieldSource("NEXT")
    void anEventIsHashedAsPublished(JsonNode vector) {
        var event = read(vector, text(vector, "data"));
        assertThat(hex(HashChain.next(event.previousHash(), event))).isEqualTo(text(vector, "hash"));
    }

    @ParameterizedTest
    @FieldSource("NEXT")
    void whatIsHashedIsLengthsAndBytesInTheOrderOfTheHeaders(JsonNode vector) throws IOException {
        var input = new ByteArrayOutputStream();
        var fields = new DataOutputStream(input);
        fields.write(parse(vector, "previousHash"));
        for (var header : vector.required("headers").properties()) {
            if (header.getValue().isNull()) {
                fields.writeInt(-1);
            } else {
                writeField(fields, header.getValue().stringValue());
            }
        }
        writeField(fields, text(vector, "data"));
        assertThat(hex(input.toByteArray())).isEqualTo(text(vector, "input"));
        assertThat(hex(sha256(input.toByteArray()))).isEqualTo(text(vector, "hash"));
    }

    @Test
    void theVectorsAreAChainThatShowsEveryHeader() {
        assertThat(NEXT.getFirst().required("previousHash").stringValue())
                .isIn(FIRST.stream().map(vector -> text(vector, "hash")).toList());
        for (var i = 1; i < NEXT.size(); i++) {
            assertThat(text(NEXT.get(i), "previousHash")).isEqualTo(text(NEXT.get(i - 1), "hash"));
        }
        assertThat(NEXT)
                .allSatisfy(vector -> assertThat(vector.required("headers").propertyNames())
                        .containsExactlyElementsOf(CloudEventsBinding.HASHED_HEADERS));
    }

    static final List<Map<String, String>> CHANGES = List.of(
            Map.of("ce_id", "0198d8a2-6f00-7000-8000-00000000ffff"),
            Map.of("ce_source", "/ledger/0b7a8f5e-3c1d-4e2f-9a6b-7c8d9e0f1a2c"),
            Map.of(
                    "ce_type", "io.fundsledger.account.money-deposited.v1",
                    "ce_dataschema", "urn:funds-ledger:schema:money-deposited:v1"),
            Map.of(
                    "ce_type", "io.fundsledger.account.money-withdrawn.v1",
                    "ce_dataschema", "urn:funds-ledger:schema:money-withdrawn:v1"),
            Map.of("ce_subject", "0198d8a2-6f00-7000-8000-0000000000a2"),
            Map.of("ce_time", "2025-08-24T09:30:00.000009Z"),
            Map.of("ce_partition", "1"),
            Map.of("ce_position", "2"),
            Map.of("ce_accountversion", "2"),
            Map.of("ce_commandkeyhash", "0".repeat(64)),
            Map.of("ce_correlationid", "case-8"),
            Map.of("ce_causationid", "click-2"),
            Map.of("ce_correlationid", "click-3", "ce_causationid", "case-9"),
            Map.of("ce_actor", "teller-8"),
            Map.of("ce_traceparent", ""));

    @ParameterizedTest
    @FieldSource("CHANGES")
    void changingWhatIsPublishedChangesTheHash(Map<String, String> change) {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.putAll(change);
        assertThat(hashOf(headers, EVENT.data())).isNotEqualTo(hex(EVENT.hash()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_commandkeyhash", "ce_correlationid", "ce_causationid", "ce_traceparent"})
    void removingWhatIsPublishedChangesTheHash(String header) {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.remove(header);
        assertThat(hashOf(headers, EVENT.data())).isNotEqualTo(hex(EVENT.hash()));
    }

    @Test
    void changingTheDataOrThePreviousHashChangesTheHash() {
        assertThat(hashOf(CloudEventsBinding.headers(EVENT), "{}".getBytes(UTF_8)))
                .isNotEqualTo(hex(EVENT.hash()));
        assertThat(hex(HashChain.next(EVENT.hash(), EVENT))).isNotEqualTo(hex(EVENT.hash()));
        assertThat(hex(HashChain.next(EVENT.previousHash(), EVENT))).isEqualTo(hex(EVENT.hash()));
    }

    private static String hashOf(Map<String, String> headers, byte[] data) {
        var accountId = Objects.requireNonNull(headers.get("ce_subject"));
        return hex(HashChain.next(EVENT.previousHash(), CloudEventsBinding.read(accountId, headers, data)));
    }

    private static RecordedEvent read(JsonNode vector, String data) {
        var headers = new LinkedHashMap<String, String>();
        vector.required("headers").properties().stream()
                .filter(header -> !header.getValue().isNull())
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().stringValue()));
        headers.put("ce_previoushash", text(vector, "previousHash"));
        headers.put("ce_hash", text(vector, "hash"));
        return CloudEventsBinding.read(text(vector.required("headers"), "ce_subject"), headers, data.getBytes(UTF_8));
    }

    private static void writeField(DataOutputStream fields, String value) throws IOException {
        var bytes = value.getBytes(UTF_8);
        fields.writeInt(bytes.length);
        fields.write(bytes);
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] parse(JsonNode vector, String name) {
        return HexFormat.of().parseHex(text(vector, name));
    }

    private static String text(JsonNode object, String name) {
        return object.required(name).stringValue();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
