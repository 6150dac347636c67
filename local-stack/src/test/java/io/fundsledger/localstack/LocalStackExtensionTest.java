package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class LocalStackExtensionTest {

    private static final AtomicReference<StackSpace> FIRST = new AtomicReference<>();

    @Test
    void aClassFindsAllRunningWhateverTheOneBeforeDid() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Breaks.class), selectClass(ComesAfter.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(2).failed(0));
    }

    @Test
    void theStackIsClosedAfterTheLastClass() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Breaks.class))
                .execute();

        LocalStack stack = FIRST.get().stack();
        assertThatThrownBy(() -> stack.ensure(Set.of(Component.POSTGRES))).hasMessage("The stack is closed");
    }

    @WithLocalStack(Component.POSTGRES)
    static class Breaks {

        @Test
        void leavesTheServerKilled(StackSpace space) {
            FIRST.set(space);
            space.eventStore();
            space.stack().postgres().kill();
        }
    }

    @WithLocalStack(Component.POSTGRES)
    static class ComesAfter {

        @Test
        void findsItRunning(StackSpace space) throws Exception {
            assertThat(space.stack()).isSameAs(FIRST.get().stack());
            assertThat(Sql.asUser(space.eventStore()).ask("SELECT 1")).isEqualTo("1");
            assertThat(space.eventStore()).isNotEqualTo(FIRST.get().eventStore());
        }
    }
}
