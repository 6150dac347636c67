package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Golden files and classes say the same, for every event that there is; SchemasTest adds the schemas. */
class GoldenFilesTest {

    static final List<GoldenEvent> GOLDEN = GoldenEvent.all();

    private static Stream<GoldenEvent> newest() {
        return GOLDEN.stream()
                .filter(golden ->
                        golden.schemaVersion() == EventType.of(golden.read()).newestVersion());
    }

    @Test
    void everyEventHasAClassANameAndAGoldenFile() {
        var events = GOLDEN.stream().map(GoldenEvent::read).toList();
        assertThat(events.stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(Set.of(AccountEvent.class.getPermittedSubclasses()));
        assertThat(events.stream().map(EventType::of).collect(toSet())).isEqualTo(Set.of(EventType.values()));
    }

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void aGoldenFileIsReadAsWhatItMeans(GoldenEvent golden) {
        assertThat(golden.read()).isEqualTo(golden.expected());
        assertThat(EventType.of(golden.read()).eventName()).isEqualTo(golden.eventName());
    }

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void anEventIsWrittenAsItsGoldenFile(GoldenEvent golden) {
        assertThat(EventJson.write(golden.expected(), golden.schemaVersion()))
                .asString(UTF_8)
                .isEqualTo(golden.json());
    }

    @ParameterizedTest
    @FieldSource("COMPONENTS")
    void everythingAnEventCanSayIsInAGoldenFile(String component) {
        assertThat(newest().flatMap(golden -> said(golden.read()))).contains(component);
    }

    static final List<String> COMPONENTS = Arrays.stream(AccountEvent.class.getPermittedSubclasses())
            .flatMap(GoldenFilesTest::components)
            .toList();

    @Test
    void everyPartOfATextIsInAGoldenFile() {
        var said = newest().map(golden -> golden.read().text())
                .flatMap(Stream::ofNullable)
                .flatMap(GoldenFilesTest::said)
                .collect(toSet());
        assertThat(said)
                .isEqualTo(Arrays.stream(EventText.class.getPermittedSubclasses())
                        .flatMap(GoldenFilesTest::components)
                        .collect(toSet()));
    }

    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> type.getSimpleName() + "." + component.getName());
    }

    private static Stream<String> said(Object record) {
        var type = record.getClass();
        return Arrays.stream(type.getRecordComponents()).mapMulti((component, sink) -> {
            try {
                if (component.getAccessor().invoke(record) != null) {
                    sink.accept(type.getSimpleName() + "." + component.getName());
                }
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError(impossible.getMessage(), impossible);
            }
        });
    }
}
