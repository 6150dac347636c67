package io.fundsledger.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A service that does not fit its event store does not start, and says what to do. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class StartUpTest {

    @Test
    void aLedgerIsServedAsItWasFoundedOrNotAtAll(StackSpace space) throws Exception {
        RunningCommandService.start(space).close();
        assertDoesNotStart(space, "created with 16, which is fixed: set it to that", "--ledger.partitions=8");
        assertDoesNotStart(
                space, "created with UTC, which is fixed: set it to that", "--ledger.time-zone=Europe/Prague");
        pretendOfAnotherHash(space);
        assertDoesNotStart(space, "the event store's hash format is not 1: run the release that wrote it");
    }

    private static void assertDoesNotStart(StackSpace space, String message, String... settings) {
        assertThatThrownBy(() -> RunningCommandService.start(space, settings).close())
                .hasStackTraceContaining(message);
    }

    private static void pretendOfAnotherHash(StackSpace space) throws SQLException {
        var url = space.stack().postgres().superuserUrl(space.eventStore().name());
        try (var superuser = DriverManager.getConnection(url);
                var statement = superuser.createStatement()) {
            statement.execute("ALTER TABLE ledger DISABLE TRIGGER fixed");
            statement.execute("UPDATE ledger SET hash_format = 2");
            statement.execute("ALTER TABLE ledger ENABLE ALWAYS TRIGGER fixed");
        }
    }
}
