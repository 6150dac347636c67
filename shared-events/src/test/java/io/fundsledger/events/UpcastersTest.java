package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every golden file of an old version becomes data of the newest, which says the same. */
class UpcastersTest {

    static final List<GoldenEvent> OLD = GoldenEvent.all().stream()
            .filter(golden -> golden.schemaVersion() < type(golden).newestVersion())
            .toList();

    @ParameterizedTest
    @FieldSource("OLD")
    void oldDataBecomesDataOfTheNewestSchema(GoldenEvent golden) {
        var newest = upcast(golden, data(golden));
        assertThat(JsonSchemas.violations(
                        EventSchemas.of(golden.eventName(), type(golden).newestVersion()),
                        JsonMapper.shared().writeValueAsBytes(newest)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OLD")
    void nothingIsAddedButWhatNobodySaid(GoldenEvent golden) {
        assertThat(upcast(golden, data(golden))).isEqualTo(data(golden).put("channel", "unspecified"));
    }

    @ParameterizedTest
    @FieldSource("OLD")
    void theDataItselfStaysAsItIs(GoldenEvent golden) {
        var data = data(golden);
        upcast(golden, data);
        assertThat(data).isEqualTo(data(golden));
    }

    @ParameterizedTest
    @FieldSource("OLD")
    void aFieldThatVersion1DidNotKnowSaysNothing(GoldenEvent golden) {
        var data = data(golden).put("channel", "cash");
        assertThat(EventJson.read(golden.eventName(), 1, data.toString().getBytes(UTF_8)))
                .isEqualTo(golden.expected());
    }

    @Test
    void newDataIsLeftAlone() {
        var data = JsonMapper.shared().createObjectNode().put("channel", "cash");
        assertThat(Upcasters.toNewest(EventType.MONEY_DEPOSITED, 2, data)).isSameAs(data);
    }

    private static ObjectNode upcast(GoldenEvent golden, ObjectNode data) {
        return Upcasters.toNewest(type(golden), golden.schemaVersion(), data);
    }

    private static ObjectNode data(GoldenEvent golden) {
        return (ObjectNode) JsonMapper.shared().readTree(golden.data());
    }

    private static EventType type(GoldenEvent golden) {
        return EventType.of(golden.eventName(), golden.schemaVersion());
    }
}
