package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are read by the CloudEvents SDK as they are by us, and nothing is read that we would not have written. */
class CloudEventsBindingTest {

    static final List<GoldenEvent> GOLDEN = GoldenEvent.all();
    private static final String KEY = Recorded.ACCOUNT.toString();
    private static final RecordedEvent EVENT =
            Recorded.first(GoldenEvent.named("account-opened.v1.full").read(), Recorded.FULL_ORIGIN);

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void aRecordIsReadAsItWasWritten(GoldenEvent golden) {
        for (var origin : List.of(Recorded.FULL_ORIGIN, Recorded.BARE_ORIGIN)) {
            var event = Recorded.first(golden.read(), origin);
            var read = CloudEventsBinding.read(KEY, CloudEventsBinding.headers(event), event.data());
            assertThat(read).usingRecursiveComparison().isEqualTo(event);
            assertThat(read.event()).isEqualTo(golden.expected());
        }
    }

    @Test
    void theCloudEventsSdkReadsOurAttributes() {
        var event = bySdk(EVENT);
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(EVENT.eventId().toString());
        assertThat(event.getSource()).hasToString("/ledger/" + Recorded.LEDGER);
        assertThat(event.getType()).isEqualTo("io.fundsledger.account.account-opened.v1");
        assertThat(event.getSubject()).isEqualTo(KEY);
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.ofInstant(EVENT.recordedAt(), ZoneOffset.UTC));
        assertThat(event.getDataSchema()).hasToString("urn:funds-ledger:schema:account-opened:v1");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(EVENT.data());
    }

    @Test
    void theCloudEventsSdkReadsOurExtensions() {
        var event = bySdk(EVENT);
        var attributes = Envelope.attributes(EVENT);
        event.getAttributeNames().forEach(attributes::remove);
        assertThat(event.getExtensionNames()).containsExactlyInAnyOrderElementsOf(attributes.keySet());
        assertThat(attributes)
                .isNotEmpty()
                .allSatisfy(
                        (name, value) -> assertThat(event.getExtension(name)).isEqualTo(value));
    }

    @Test
    void attributeNamesAreOfLowerCaseLettersAndDigits() {
        assertThat(Envelope.attributes(EVENT).keySet())
                .hasSize(CloudEventsBinding.HASHED_HEADERS.size() + 2)
                .allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void headersThatAreNotCloudEventsAreIgnored() {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.putAll(Map.of("traceparent", "00-1-2-3", "b3", "", "ce_region", "north", "Content-Type", "text/plain"));
        assertThat(CloudEventsBinding.read(KEY, headers, EVENT.data()))
                .usingRecursiveComparison()
                .isEqualTo(EVENT);
    }

    @Test
    void anEventOfALaterReleaseCanStillBeCheckedAndCopiedIfNotDecoded() {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.put("ce_type", "io.fundsledger.account.loan-granted.v3");
        headers.put("ce_dataschema", "urn:funds-ledger:schema:loan-granted:v3");
        var read = CloudEventsBinding.read(KEY, headers, EVENT.data());
        assertThat(CloudEventsBinding.headers(read)).isEqualTo(headers);
        assertThatExceptionOfType(UnknownEventException.class).isThrownBy(read::event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_dataschema",
                "content-type",
                "ce_partition",
                "ce_position",
                "ce_accountversion",
                "ce_actor",
                "ce_previoushash",
                "ce_hash"
            })
    void aRecordWithoutARequiredHeaderIsRefused(String header) {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.remove(header);
        assertRefused(headers, "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, 0198D8A2-6F00-7000-8000-000000000001",
        "ce_id, 1-1-1-1-1",
        "ce_source, /ledgers/0b7a8f5e-3c1d-4e2f-9a6b-7c8d9e0f1a2b",
        "ce_source, /ledger/",
        "ce_type, io.fundsledger.account.account-opened",
        "ce_type, io.fundsledger.account.account-opened.v0",
        "ce_type, io.fundsledger.account.account-opened.v99999999999",
        "ce_type, com.example.account-opened.v1",
        "ce_subject, 0198d8a2-6f00-7000-8000-0000000000a2",
        "ce_time, 2025-08-24T09:30:00Z",
        "ce_time, 2025-08-24T09:30:00.000001+00:00",
        "ce_time, 2025-08-24T09:30:00.0000011Z",
        "ce_time, 2025-02-30T09:30:00.000001Z",
        "ce_time, yesterday",
        "ce_dataschema, urn:funds-ledger:schema:money-deposited:v1",
        "content-type, application/json; charset=utf-8",
        "ce_partition, -1",
        "ce_partition, 012",
        "ce_partition, 99999999999",
        "ce_position, 0",
        "ce_position, 99999999999999999999",
        "ce_position, ١",
        "ce_accountversion, 0",
        "ce_commandkeyhash, abc",
        "ce_hash, ''",
        "ce_previoushash, DE8E1440D4DA3CF557BA4EBF8ACDD6EE6364CDC5A9C0F55A6C5A55F80E01AC37",
    })
    void aRecordThatWeWouldNotHaveWrittenIsRefused(String header, String value) {
        var headers = CloudEventsBinding.headers(EVENT);
        headers.put(header, value);
        assertRefused(headers, header.replace("ce_", "").replace("content-type", "datacontenttype"));
    }

    private static void assertRefused(Map<String, String> headers, String because) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CloudEventsBinding.read(KEY, headers, EVENT.data()))
                .withMessageContaining(because);
    }

    private static CloudEvent bySdk(RecordedEvent event) {
        var headers = new RecordHeaders();
        CloudEventsBinding.headers(event).forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return KafkaMessageFactory.createReader(headers, event.data()).toEvent();
    }
}
