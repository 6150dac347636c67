package io.fundsledger.projector.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Finding FINDING = finding(7);

    private final Alarms alarms = new Alarms(Duration.ofSeconds(2));

    @Test
    void whatWasSeenOnceIsNoAlarm() {
        alarms.suspect(List.of(FINDING), NOON);

        assertThat(alarms.all()).isEmpty();
        assertThat(alarms.due(10, NOON.plusSeconds(1))).isEmpty();
        assertThat(alarms.due(10, NOON.plusSeconds(2))).containsExactly(FINDING);
    }

    @Test
    void whatIsSeenAgainIsAnAlarmSinceTheFirstTime() {
        alarms.suspect(List.of(FINDING), NOON);
        alarms.seenAgain(FINDING.subject(), Optional.of(FINDING));
        alarms.suspect(List.of(FINDING), NOON.plusSeconds(30));

        assertThat(alarms.all()).containsExactly(new Alarm(FINDING, NOON));
    }

    @Test
    void anAlarmEndsWithItsCause() {
        alarms.suspect(List.of(FINDING), NOON);
        alarms.seenAgain(FINDING.subject(), Optional.of(FINDING));
        alarms.seenAgain(FINDING.subject(), Optional.empty());

        assertThat(alarms.all()).isEmpty();
        assertThat(alarms.due(10, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void manyAreLookedAtInTurnAndNoMoreThanAThousandAreKept() {
        alarms.suspect(LongStream.range(0, 1_500).mapToObj(AlarmsTest::finding).toList(), NOON);
        var later = NOON.plusSeconds(2);

        assertThat(alarms.isFull()).isTrue();
        assertThat(alarms.due(600, later)).hasSize(600).startsWith(finding(0));
        assertThat(alarms.due(600, later)).hasSize(600).startsWith(finding(600)).endsWith(finding(199));
    }

    private static Finding finding(long version) {
        return new Finding(
                new Subject.OfEntry(new UUID(1, 1), version),
                EnumSet.of(ReconciledView.ACCOUNTS),
                new TreeSet<>(Set.of("amount")),
                null);
    }
}
