package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.POSTGRES)
class StackSpaceTest {

    private final StackSpace space;

    StackSpaceTest(StackSpace space) {
        this.space = space;
    }

    @Test
    void theOwnerMayMakeTablesAndTheServiceMayConnect() throws SQLException {
        Database database = space.eventStore();
        try (Connection owner = connect(database, database.owner());
                Connection service = connect(database, database.user())) {
            owner.createStatement().execute("CREATE TABLE event ()");
            assertThat(service.isValid(5)).isTrue();
        }
    }

    private static Connection connect(Database database, String user) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), user, database.password());
    }
}
