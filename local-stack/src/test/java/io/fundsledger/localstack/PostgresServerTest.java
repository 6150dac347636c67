package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.POSTGRES)
class PostgresServerTest {

    private final PostgresServer postgres;
    private final StackSpace space;

    PostgresServerTest(StackSpace space) {
        this.postgres = space.stack().postgres();
        this.space = space.another();
    }

    @BeforeEach
    void anEntry() throws SQLException {
        Sql.asOwner(space.eventStore()).execute("CREATE TABLE event AS SELECT 'opened' AS type");
    }

    @Test
    void whatIsCommittedSurvivesAKill() throws SQLException {
        postgres.kill();
        assertThat(postgres.isAlive()).isFalse();
        postgres.start();

        assertThat(Sql.asOwner(space.eventStore()).ask("SELECT type FROM event"))
                .isEqualTo("opened");
    }

    @Test
    void whatIsCommittedSurvivesAStop() throws SQLException {
        postgres.stop();
        assertThat(postgres.isAlive()).isFalse();
        postgres.start();

        assertThat(Sql.asOwner(space.eventStore()).ask("SELECT type FROM event"))
                .isEqualTo("opened");
    }

    @Test
    void aPausedServerAnswersNothingUntilItIsResumed() throws SQLException {
        Sql owner = Sql.asOwner(space.eventStore());

        postgres.pause();
        assertThatThrownBy(() -> owner.ask("SELECT 1")).isInstanceOf(SQLException.class);
        postgres.resume();

        assertThat(owner.ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aRunningServerIsNotStartedTwice() {
        assertThatThrownBy(postgres::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServiceMayDoNothingThatItWasNotGranted() {
        Sql service = Sql.asUser(space.eventStore());

        assertThatThrownBy(() -> service.ask("SELECT type FROM event")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> service.execute("CREATE TABLE mine ()")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> service.execute("CREATE TEMP TABLE mine ()"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theProjectorMakesSchemasAndGrantsTheQueryServiceWhatToRead() throws SQLException {
        Sql projector = Sql.asOwner(space.views());
        projector.execute("CREATE SCHEMA accounts; CREATE TABLE accounts.account AS SELECT 'DE1' AS number");
        projector.execute(
                "GRANT USAGE ON SCHEMA accounts TO ledger_query; GRANT SELECT ON accounts.account TO ledger_query");

        assertThat(Sql.asUser(space.views()).ask("SELECT number FROM accounts.account"))
                .isEqualTo("DE1");
    }

    @Test
    void neitherSideMaySeeTheOthersDatabase() {
        Sql query = new Sql(
                space.eventStore().jdbcUrl(), "ledger_query", space.eventStore().password());
        Sql command =
                new Sql(space.views().jdbcUrl(), "ledger_command", space.views().password());

        assertThatThrownBy(() -> query.ask("SELECT 1")).hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> command.ask("SELECT 1")).hasMessageContaining("permission denied for database");
    }

    @Test
    void noRoleOfTheLedgerIsASuperuser() throws SQLException {
        space.views();

        assertThat(
                        superuser(
                                "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolcanlogin AND NOT rolsuper"))
                .isEqualTo("ledger_command ledger_owner ledger_projector ledger_query");
    }

    @Test
    void makingADatabaseAgainChangesNothing() throws SQLException {
        Database again = postgres.createEventStore(space.eventStore().name());

        assertThat(Sql.asOwner(again).ask("SELECT type FROM event")).isEqualTo("opened");
    }

    @Test
    void aDatabaseIsDroppedUnderItsClients() throws SQLException {
        Database database = postgres.createViews("views_to_drop");
        try (var client = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password())) {
            postgres.drop(database);

            assertThat(client.isValid(2)).isFalse();
        }
        assertThat(superuser("SELECT count(*) FROM pg_database WHERE datname = 'views_to_drop'"))
                .isEqualTo("0");
    }

    @Test
    void commitsAreDurable() throws SQLException {
        assertThat(superuser("SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')"))
                .isEqualTo("on on");
    }

    private String superuser(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.superuserUrl("postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
