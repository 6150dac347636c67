package io.fundsledger.command.checkpoint;

import static io.fundsledger.command.checkpoint.CheckpointState.CHECKPOINTS_BEHIND_TOPIC;
import static io.fundsledger.command.checkpoint.CheckpointState.CHECKPOINT_FORGED;
import static io.fundsledger.command.checkpoint.CheckpointState.LOG_BEHIND_CHECKPOINT;
import static io.fundsledger.command.checkpoint.CheckpointState.LOG_REWRITTEN;
import static io.fundsledger.command.checkpoint.CheckpointState.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.command.checkpoint.SignedLedger.Instance;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Over a past that was changed nothing is signed, and everybody hears why. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
@ExtendWith(OutputCaptureExtension.class)
class CheckpointAlarmTest {

    private SignedLedger ledger;
    private Instance one;

    @BeforeEach
    void signOnce(StackSpace given) {
        ledger = new SignedLedger(given);
        one = ledger.instance();
        ledger.grow(5);
        assertThat(one.look()).isEqualTo(SIGNING);
    }

    @AfterEach
    void close() {
        one.close();
        ledger.close();
    }

    @Test
    void aTailThatWasCutOffIsNotSignedOver(CapturedOutput output) throws SQLException {
        ledger.asSuperuser(
                "CREATE TABLE aside AS SELECT * FROM event WHERE position > 3", "DELETE FROM event WHERE position > 3");

        assertAlarm(LOG_BEHIND_CHECKPOINT, "tail cut off: partition 1 ends at 3, the checkpoint saw 5");
        assertThat(output.getAll()).contains("ALARM, nothing is signed: log-behind-checkpoint: tail cut off");

        ledger.asSuperuser("INSERT INTO event SELECT * FROM aside");
        ledger.grow(1);
        assertThat(one.look()).isEqualTo(SIGNING);
        assertThat(ledger.kept()).hasSize(2);
    }

    @Test
    void alsoWhenAnotherTailHasGrown() throws SQLException {
        ledger.asSuperuser("DELETE FROM event WHERE position > 3");
        ledger.grow(2);
        assertAlarm(LOG_REWRITTEN, "rewritten: hash at position 5 of partition 1 differs");
    }

    @Test
    void anEventThatIsAnotherNowIsNotSignedOver() throws SQLException {
        ledger.asSuperuser("UPDATE event SET hash = sha256(hash) WHERE position = 5");
        ledger.grow(1);
        assertAlarm(LOG_REWRITTEN, "rewritten: hash at position 5 of partition 1 differs");
    }

    @Test
    void aCheckpointThatWasChangedIsNotBuiltUpon() throws SQLException {
        ledger.asSuperuser("UPDATE checkpoint SET document ="
                + " convert_to(replace(convert_from(document, 'UTF8'), '12:01:00', '12:01:01'), 'UTF8')");
        one.close();
        try (var another = ledger.instanceWithoutKafka()) {
            assertThat(another.look()).isEqualTo(CHECKPOINT_FORGED);
            assertThat(another.status.detail()).startsWith("signature wrong: ");
        }
    }

    @Test
    void whatIsNoCheckpointIsNotBuiltUpon() throws SQLException {
        ledger.asSuperuser("UPDATE checkpoint SET document = 'x'");
        one.close();
        try (var another = ledger.instanceWithoutKafka()) {
            assertThat(another.look()).isEqualTo(CHECKPOINT_FORGED);
        }
    }

    @Test
    void anOlderCopyOfTheStoreSignsNoSecondCheckpointOfTheSameNumber() throws SQLException {
        ledger.grow(1);
        one.look();
        one.look();
        assertThat(ledger.topic.all()).hasSize(2);
        ledger.asSuperuser("DELETE FROM checkpoint WHERE number = 2", "DELETE FROM event WHERE position = 6");
        ledger.grow(1);

        assertThat(one.look()).isEqualTo(CHECKPOINTS_BEHIND_TOPIC);
        one.close();
        try (var another = ledger.instance()) {
            assertThat(another.look()).isEqualTo(CHECKPOINTS_BEHIND_TOPIC);
            assertThat(another.status.detail()).startsWith("the topic ends with checkpoint 2 of ledger ");
            assertThat(new CheckpointHealth(another.status).health().getStatus())
                    .isEqualTo(Status.DOWN);
        }
        assertThat(ledger.kept()).hasSize(1);
        assertThat(ledger.topic.all()).hasSize(2);
    }

    @Test
    void nobodyChangesWhatWasSigned_invariant1() throws SQLException {
        var store = ledger.log.database;
        for (var role : List.of(store.user(), store.owner())) {
            for (var change :
                    List.of("UPDATE checkpoint SET document = ''", "DELETE FROM checkpoint", "TRUNCATE checkpoint")) {
                try (var connection = DriverManager.getConnection(store.jdbcUrl(), role, store.password());
                        var statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(change))
                            .as("%s: %s", role, change)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining(
                                    role.equals(store.owner()) ? "the log is append-only" : "permission denied");
                }
            }
        }
        assertThat(ledger.kept()).hasSize(1);
    }

    private void assertAlarm(CheckpointState alarm, String why) {
        var before = one.count("failures");
        assertThat(one.look()).isEqualTo(alarm);
        assertThat(one.status.detail()).isEqualTo(why);
        assertThat(one.count("failures")).isEqualTo(before + 1);
        assertThat(one.registry
                        .get("ledger.checkpoints.state")
                        .tag("state", alarm.word())
                        .gauge()
                        .value())
                .isEqualTo(1);
        var health = new CheckpointHealth(one.status).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("state", alarm.word()).containsEntry("detail", why);
        assertThat(ledger.kept()).hasSize(1);
    }
}
