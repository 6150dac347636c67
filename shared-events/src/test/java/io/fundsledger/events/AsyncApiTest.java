package io.fundsledger.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document describes the records that there are. */
class AsyncApiTest {

    static final List<GoldenEvent> GOLDEN = GoldenEvent.all();
    private static final ObjectNode DOCUMENT = (ObjectNode) YAMLMapper.shared().readTree(EventSchemas.asyncApi());

    @Test
    void itIsAnAsyncApi3Document() {
        assertThat(DOCUMENT.required("asyncapi").stringValue()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.propertyNames()).contains("info", "channels", "operations", "components");
    }

    @Test
    void itHasAMessageForEveryEventAndVersion() {
        assertThat(messages().map(message -> text(message, "/name")).collect(toSet()))
                .isEqualTo(Arrays.stream(EventType.values())
                        .flatMap(type -> IntStream.rangeClosed(1, type.newestVersion())
                                .mapToObj(version -> CloudEventsBinding.type(type.eventName(), version)))
                        .collect(toSet()));
    }

    @Test
    void itsChannelCarriesEveryMessage() {
        var carried = DOCUMENT.at("/channels/accountEvents/messages")
                .valueStream()
                .map(reference -> resolve(text(reference, "/$ref")))
                .collect(toSet());
        assertThat(carried).isEqualTo(messages().collect(toSet()));
    }

    @Test
    void aMessagesDataIsOfTheSchemaThatIsNamedLikeIt() {
        assertThat(messages()).isNotEmpty().allSatisfy(message -> {
            var schema = "schemas/" + text(message, "/name").replace("io.fundsledger.account.", "") + ".json";
            assertThat(text(message, "/payload/schema/$ref")).isEqualTo(schema);
            assertThat(EventSchemas.class.getResource(schema)).as(schema).isNotNull();
            assertThat(resolve(text(message, "/traits/0/$ref")).required("headers"))
                    .isEqualTo(JsonMapper.shared().readTree("{\"$ref\":\"#/components/schemas/envelope\"}"));
        });
    }

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void theHeadersOfEveryEventAreAsItSays(GoldenEvent golden) {
        for (var origin : List.of(Recorded.FULL_ORIGIN, Recorded.BARE_ORIGIN)) {
            var headers = CloudEventsBinding.headers(Recorded.first(golden.read(), origin));
            assertThat(JsonSchemas.violations(envelope(), JsonMapper.shared().valueToTree(headers)))
                    .isEmpty();
        }
    }

    @Test
    void itKnowsTheHeadersThatThereAreAndRequiresThoseThatAreAlwaysThere() {
        var event = GOLDEN.getFirst().read();
        var all = CloudEventsBinding.headers(Recorded.first(event, Recorded.FULL_ORIGIN));
        var always = CloudEventsBinding.headers(Recorded.first(event, Recorded.BARE_ORIGIN));
        assertThat(envelope().required("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(all.keySet());
        assertThat(envelope().required("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(always.keySet());
    }

    @Test
    void everyReferenceWithinItLeadsSomewhere() {
        Set<String> references = new HashSet<>(DOCUMENT.findValuesAsString("$ref"));
        references.removeIf(reference -> !reference.startsWith("#"));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(resolve(reference).isObject()).isTrue());
    }

    /** The envelope's schema on its own feet, with the schemas that it refers to. */
    private static ObjectNode envelope() {
        var envelope = (ObjectNode) DOCUMENT.at("/components/schemas/envelope").deepCopy();
        envelope.putObject("components").set("schemas", DOCUMENT.at("/components/schemas"));
        return envelope;
    }

    private static Stream<JsonNode> messages() {
        return DOCUMENT.at("/components/messages").valueStream();
    }

    private static JsonNode resolve(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue();
    }
}
