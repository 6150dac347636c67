package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountFoldTest {

    private static final UUID ACCOUNT = UUID.randomUUID();
    private final AccountFold fold = new AccountFold(List.of());

    @Test
    void theRunningBalanceIsInTheOrderOfRecording() {
        given(opened("DE-1"), deposited("100.00"), withdrawn("12.34"), deposited("0.01"));
        assertThat(fold.lines())
                .extracting(
                        line -> line.amount().toDecimal(),
                        line -> line.balanceAfter().toDecimal())
                .containsExactly(tuple("100.00", "100.00"), tuple("-12.34", "87.66"), tuple("0.01", "87.67"));
        assertThat(fold.accounts()).singleElement().satisfies(account -> {
            assertThat(account.balance().minor()).isEqualTo(8767);
            assertThat(account.version()).isEqualTo(4);
            assertThat(account.accountNumber()).isEqualTo("DE-1");
        });
    }

    @Test
    void anAccountThatWasNotOpenedHasNoEntries() {
        refuses(1, deposited("1.00"), "has not been opened");
    }

    @Test
    void anAccountIsOpenedOnceAndByItsFirstEvent() {
        refuses(2, opened("DE-1"), "by its first event");
        given(opened("DE-1"));
        refuses(2, opened("DE-1"), "opened before");
    }

    @Test
    void aVersionIsNeitherLeftOutNorRepeated() {
        given(opened("DE-1"), deposited("1.00"));
        refuses(2, deposited("1.00"), "at version 2");
        refuses(4, deposited("1.00"), "at version 2");
    }

    @Test
    void anotherCurrencyIsRefused() {
        given(opened("DE-1"));
        var dollars = Money.parse("1.00", Currency.of("USD"));
        refuses(2, new MoneyDeposited(dollars, VALUE_DATE, "cash", null, null), "the account is in EUR");
    }

    @Test
    void aBalanceThatDoesNotFitIsRefused() {
        given(opened("DE-1"), new MoneyDeposited(new Money(Long.MAX_VALUE, EUR), VALUE_DATE, "cash", null, null));
        refuses(3, deposited("0.01"), "would not fit");
    }

    private void given(AccountEvent... events) {
        for (var i = 0; i < events.length; i++) {
            fold.apply(projected(i + 1, events[i]));
        }
    }

    private void refuses(long version, AccountEvent event, String reason) {
        var accountsBefore = List.copyOf(fold.accounts());
        assertThatThrownBy(() -> fold.apply(projected(version, event)))
                .isInstanceOf(UnprojectableEventException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("at 3:" + version);
        assertThat(fold.accounts()).containsExactlyElementsOf(accountsBefore);
    }

    private static ProjectedEvent projected(long version, AccountEvent event) {
        var type = EventType.of(event);
        var recorded = new RecordedEvent(
                UUID.randomUUID(),
                3,
                version,
                ACCOUNT,
                version,
                UUID.randomUUID(),
                type.eventName(),
                type.newestVersion(),
                EventJson.write(event, type.newestVersion()),
                Instant.EPOCH,
                new EventOrigin("tests", null, null, null, null),
                new byte[32],
                new byte[32]);
        return new ProjectedEvent(recorded, event, version - 1);
    }
}
