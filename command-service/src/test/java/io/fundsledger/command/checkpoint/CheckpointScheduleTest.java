package io.fundsledger.command.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.CheckpointHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a checkpoint is due: in time, or sooner where much is new, and never where nothing is. */
class CheckpointScheduleTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final CheckpointSchedule SCHEDULE = new CheckpointSchedule(Duration.ofMinutes(1), 10_000);
    private static final Checkpoint AT_100 = new Checkpoint(
            new UUID(0, 1),
            1,
            THEN,
            List.of(new CheckpointHead(0, 100, "a".repeat(64))),
            "b".repeat(64),
            Checkpoint.NONE_BEFORE);

    @Test
    void theFirstIsDueAsSoonAsThereIsSomethingToSee() {
        assertThat(SCHEDULE.due(null, 0, THEN)).isFalse();
        assertThat(SCHEDULE.due(null, 1, THEN)).isTrue();
    }

    @Test
    void oneIsDueWhenTheLastIsOldAndSomethingIsNew() {
        assertThat(SCHEDULE.due(AT_100, 101, THEN.plusSeconds(59))).isFalse();
        assertThat(SCHEDULE.due(AT_100, 101, THEN.plusSeconds(60))).isTrue();
        assertThat(SCHEDULE.due(AT_100, 100, THEN.plusSeconds(6000))).isFalse();
    }

    @Test
    void manyNewEventsDoNotWait() {
        assertThat(SCHEDULE.due(AT_100, 10_099, THEN)).isFalse();
        assertThat(SCHEDULE.due(AT_100, 10_100, THEN)).isTrue();
    }
}
