package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Other tests compare accounts as wholes, and see a wrong hold only if holds can be told apart. */
class OpenHoldsTest {

    private static final OpenHold FIFTEEN = new OpenHold(new Money(15, Currency.of("EUR")), null, "fuel");
    private static final OpenHold SIXTEEN = new OpenHold(new Money(16, Currency.of("EUR")), null, "fuel");

    @Test
    void holdsAreWhatTheyHold() {
        var one = OpenHolds.NONE.plus(3, FIFTEEN);
        assertThat(one)
                .isEqualTo(OpenHolds.of(new TreeMap<>(Map.of(3L, FIFTEEN))))
                .hasSameHashCodeAs(
                        OpenHolds.NONE.plus(4, SIXTEEN).plus(3, FIFTEEN).without(4));
        assertThat(one)
                .isNotEqualTo(OpenHolds.NONE)
                .isNotEqualTo(OpenHolds.NONE.plus(4, FIFTEEN))
                .isNotEqualTo(OpenHolds.NONE.plus(3, SIXTEEN));
        assertThat(one.without(3)).isEqualTo(OpenHolds.of(new TreeMap<>()));
        assertThat(one.byId()).containsExactly(Map.entry(3L, FIFTEEN));
    }
}
