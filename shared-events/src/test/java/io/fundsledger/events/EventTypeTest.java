package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which versions a ledger may write, by the release that its readers have. */
class EventTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_OPENED,  RELEASE_0_1, 1",
        "ACCOUNT_OPENED,  RELEASE_0_2, 1",
        "MONEY_DEPOSITED, RELEASE_0_1, 1",
        "MONEY_DEPOSITED, RELEASE_0_2, 2",
        "MONEY_WITHDRAWN, RELEASE_0_1, 1",
        "MONEY_WITHDRAWN, RELEASE_0_2, 2",
        "TRANSFER_SENT,   RELEASE_0_1, 0",
        "TRANSFER_SENT,   RELEASE_0_2, 1",
    })
    void aReleaseKnowsTheVersionsThatItBroughtAndThoseBefore(EventType type, ContractRelease release, int version) {
        assertThat(type.versionIn(release)).isEqualTo(version);
    }

    @ParameterizedTest
    @EnumSource
    void theNewestReleaseKnowsEverythingThatIsRead(EventType type) {
        var newest = List.of(ContractRelease.values()).getLast();
        assertThat(type.versionIn(newest)).isEqualTo(type.newestVersion());
    }

    /** What the first release wrote, and what a ledger writes whose operator has enabled nothing. */
    @Test
    void theFirstReleaseKnewThreeEvents() {
        assertThat(Arrays.stream(EventType.values()).filter(type -> type.versionIn(ContractRelease.RELEASE_0_1) > 0))
                .containsExactly(EventType.ACCOUNT_OPENED, EventType.MONEY_DEPOSITED, EventType.MONEY_WITHDRAWN);
    }
}
