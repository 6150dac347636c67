package io.fundsledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Refusal.LogBehindTopic;
import org.junit.jupiter.api.Test;

class RelayStatusTest {

    private final RelayStatus status = new RelayStatus();

    @Test
    void commandsAreTakenWhileKafkaIsAway() {
        status.become(RelayState.WAITING, "");

        assertThat(status.closed()).isEmpty();
    }

    @Test
    void aLogBehindItsTopicTakesNothingUntilTheyAgreeWhateverElseGoesWrongMeanwhile() {
        status.become(RelayState.LOG_BEHIND_TOPIC, "");
        assertThat(status.closed()).contains(new LogBehindTopic());

        status.become(RelayState.WAITING, "");
        assertThat(status.closed()).contains(new LogBehindTopic());

        status.become(RelayState.RELAYING, "");
        assertThat(status.closed()).isEmpty();
    }
}
