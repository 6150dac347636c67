package io.fundsledger.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.OpenHold;
import io.fundsledger.command.account.OpenHolds;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An account comes out of a snapshot as it went in. */
class SnapshotStateTest {

    private static final Currency EUR = Currency.of("EUR");
    private static final Instant SOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    static Stream<Known> accounts() {
        var holds = OpenHolds.of(new TreeMap<>(Map.of(
                7L, new OpenHold(eur(15), SOON, "hotel"),
                9L, new OpenHold(eur(1), null, null))));
        return Stream.of(
                new Opened(1, "owner-1", eur(0), eur(0), false, OpenHolds.NONE),
                new Opened(12, "owner-ä", eur(-500), eur(20_000), true, holds),
                new Opened(3, "owner-1", eur(Long.MAX_VALUE), eur(0), false, OpenHolds.NONE),
                new Closed(5, "owner-1", eur(100)));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void nothingIsLost(Known account) {
        assertThat(SnapshotState.read(account.version(), SnapshotState.write(account)))
                .isEqualTo(account);
    }

    private static Money eur(long cents) {
        return new Money(cents, EUR);
    }
}
