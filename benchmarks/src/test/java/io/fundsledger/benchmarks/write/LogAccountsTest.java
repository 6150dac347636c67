package io.fundsledger.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogAccountsTest {

    @Test
    void theVersionsAreThoseOfEventsThatGoToTheAccountsInTurn() {
        var accounts = new LogAccounts(5003);
        var filled = new HashMap<Integer, Long>();
        for (var event = 0; event < 5003; event++) {
            filled.merge(event % accounts.count(), 1L, Long::sum);
        }

        assertThat(accounts.count()).isEqualTo(48);
        assertThat(accounts.versions()).hasSize(48);
        assertThat(filled)
                .allSatisfy((account, version) ->
                        assertThat(accounts.versions()[account]).isEqualTo(version));
    }

    @Test
    void aSmallLogHasAccountsWithoutEvents() {
        var accounts = new LogAccounts(10);

        assertThat(Arrays.stream(accounts.versions()).sum()).isEqualTo(10);
        assertThat(accounts.versions()).hasSize(16);
    }

    @Test
    void theIdIsWhatPostgresMakesOfTheSameName() {
        assertThat(LogAccounts.id(7)).isEqualTo(UUID.fromString("bf4a8bed-0db2-3465-c6ef-7663188bfa49"));
    }
}
