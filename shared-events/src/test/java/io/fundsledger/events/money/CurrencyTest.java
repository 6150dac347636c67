package io.fundsledger.events.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

    @Test
    void theTableHasTheDecimalsThatTheJdkKnows() {
        var byJdk = java.util.Currency.getAvailableCurrencies().stream()
                .collect(Collectors.toMap(
                        java.util.Currency::getCurrencyCode, java.util.Currency::getDefaultFractionDigits));
        var known = Currency.all().stream()
                .filter(currency -> byJdk.containsKey(currency.code()))
                .toList();
        assertThat(known)
                .hasSizeGreaterThan(140)
                .allSatisfy(currency ->
                        assertThat(currency.decimals()).as(currency.code()).isEqualTo(byJdk.get(currency.code())));
    }

    @Test
    void aCodeIsFoundWithItsDecimals() {
        assertThat(Map.of("EUR", 2, "JPY", 0, "BHD", 3, "CZK", 2, "CLP", 0, "TND", 3))
                .allSatisfy((code, decimals) -> assertThat(Currency.of(code)).isEqualTo(new Currency(code, decimals)));
        assertThat(Currency.all())
                .allSatisfy(currency -> assertThat(Currency.of(currency.code())).isEqualTo(currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EU", "EURO", " EUR", "XXX", "XAU", "DEM", "978"})
    void whatIsNotInTheTableIsRefused(String code) {
        assertThatExceptionOfType(UnknownCurrencyException.class).isThrownBy(() -> Currency.of(code));
    }

    @Test
    void aLongCodeDoesNotMakeALongMessage() {
        assertThatExceptionOfType(UnknownCurrencyException.class)
                .isThrownBy(() -> Currency.of("E".repeat(1_000_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }
}
