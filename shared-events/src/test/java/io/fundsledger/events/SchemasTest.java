package io.fundsledger.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every event has a schema, which says what its golden files show. */
class SchemasTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    record EventVersion(String eventName, int schemaVersion) {

        JsonNode schema() {
            return MAPPER.readTree(EventSchemas.of(eventName, schemaVersion));
        }

        List<JsonNode> goldenData() {
            return goldenEvents().map(golden -> MAPPER.readTree(golden.data())).toList();
        }

        JsonNode golden(String variant) {
            return goldenEvents()
                    .filter(golden -> golden.variant().equals(variant))
                    .map(golden -> MAPPER.readTree(golden.data()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s has no %s golden file".formatted(this, variant)));
        }

        private Stream<GoldenEvent> goldenEvents() {
            return GoldenEvent.all().stream()
                    .filter(golden -> golden.eventName().equals(eventName) && golden.schemaVersion() == schemaVersion);
        }
    }

    static Stream<EventVersion> eventVersions() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> IntStream.rangeClosed(1, type.newestVersion())
                        .mapToObj(version -> new EventVersion(type.eventName(), version)));
    }

    @ParameterizedTest
    @MethodSource("eventVersions")
    void itIsASchemaNamedAsTheEnvelopeNamesIt(EventVersion version) {
        assertThat(JsonSchemas.violationsOfMetaSchema(version.schema())).isEmpty();
        assertThat(version.schema().required("$id").stringValue())
                .isEqualTo(CloudEventsBinding.dataSchema(version.eventName(), version.schemaVersion()));
    }

    @ParameterizedTest
    @MethodSource("eventVersions")
    void itAcceptsEveryGoldenFile(EventVersion version) {
        assertThat(version.goldenData())
                .isNotEmpty()
                .allSatisfy(data -> assertThat(JsonSchemas.violations(version.schema(), data))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("eventVersions")
    void itRequiresWhatTheMinimalFileHas(EventVersion version) {
        assertThat(names(version.golden("minimal")))
                .isEqualTo(version.schema()
                        .required("required")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("eventVersions")
    void itKnowsWhatTheGoldenFilesHaveAndNoMore(EventVersion version) {
        assertThat(version.goldenData().stream()
                        .flatMap(data -> names(data).stream())
                        .collect(toSet()))
                .isEqualTo(names(version.schema().required("properties")));
        assertThat(version.goldenData().stream()
                        .flatMap(data -> names(data.path("text")).stream())
                        .collect(toSet()))
                .isEqualTo(names(version.schema().at("/properties/text/properties")));
    }

    static Stream<EventVersion> eventVersionsWithText() {
        return eventVersions()
                .filter(version -> !version.schema().at("/properties/text").isMissingNode());
    }

    @Test
    void onlyWhatNoCommandBringsAboutHasNoText() {
        assertThat(eventVersions().map(EventVersion::eventName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(eventVersionsWithText().map(EventVersion::eventName), Stream.of("hold-expired"))
                                .distinct()
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("eventVersionsWithText")
    void itKnowsASealedText(EventVersion version) {
        assertThat(names(version.golden("sealed").required("text"))).isEqualTo(Set.of("keyId", "sealed"));
    }

    @ParameterizedTest
    @MethodSource("eventVersions")
    void itIsOpenToFieldsOfLaterReleases(EventVersion version) {
        var data = MAPPER.readTree("{\"new\":1,\"text\":{\"new\":1}}").withObject("");
        data.setAll((tools.jackson.databind.node.ObjectNode) version.golden("minimal"));
        assertThat(JsonSchemas.violations(version.schema(), data)).isEmpty();
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }
}
