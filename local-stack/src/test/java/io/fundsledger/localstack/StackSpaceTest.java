package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.POSTGRES)
class StackSpaceTest {

    private static String topicBeforeAll = "";

    private final StackSpace space;

    StackSpaceTest(StackSpace space) {
        this.space = space;
    }

    @BeforeAll
    static void theSameSpaceIsThereBeforeAllTests(StackSpace space) {
        topicBeforeAll = space.topic();
    }

    @Test
    void aClassHasOneSpace(StackSpace again) {
        assertThat(again).isSameAs(space);
        assertThat(topicBeforeAll).isEqualTo(space.topic());
        assertThat(again.eventStore()).isEqualTo(space.eventStore());
    }

    @Test
    void anotherSpaceSharesNoName() {
        StackSpace first = space.another();
        StackSpace second = space.another();

        assertThat(second).isNotSameAs(first);
        assertThat(second.eventStore().name()).isNotEqualTo(first.eventStore().name());
        assertThat(second.topic()).isNotEqualTo(first.topic());
        assertThat(second.indexPrefix()).isNotEqualTo(first.indexPrefix());
    }

    @Test
    void whatWasMadeInASpaceGoesWithIt() throws SQLException {
        Database database;
        try (StackSpace shortLived = new StackSpace(space.stack())) {
            database = shortLived.another().eventStore();
            assertThat(Sql.asUser(database).ask("SELECT 1")).isEqualTo("1");
        }
        assertThatThrownBy(() -> Sql.asUser(database).ask("SELECT 1")).hasMessageContaining("does not exist");
    }

    @Test
    void whatWasNotAskedForIsNotThere() {
        assertThatThrownBy(space::elasticsearchUrl)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Elasticsearch was not asked for");
    }

    @Nested
    class InANestedClass {

        @Test
        void theSpaceIsThatOfTheClassAround(StackSpace nested) {
            assertThat(nested).isSameAs(space);
        }
    }
}
