package io.fundsledger.events.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.of("EUR");
    private static final Currency JPY = Currency.of("JPY");
    private static final Currency BHD = Currency.of("BHD");

    @ParameterizedTest
    @CsvSource({
        "19.99, EUR, 1999, 19.99",
        "0.29, EUR, 29, 0.29",
        "1.13, EUR, 113, 1.13",
        "4.35, EUR, 435, 4.35",
        "123456789.99, EUR, 12345678999, 123456789.99",
        "92233720368547758.07, EUR, 9223372036854775807, 92233720368547758.07",
        "7, EUR, 700, 7.00",
        "7.5, EUR, 750, 7.50",
        "0, EUR, 0, 0.00",
        "0.01, EUR, 1, 0.01",
        "1200, JPY, 1200, 1200",
        "0, JPY, 0, 0",
        "9223372036854775807, JPY, 9223372036854775807, 9223372036854775807",
        "1.234, BHD, 1234, 1.234",
        "0.001, BHD, 1, 0.001",
    })
    void aDecimalIsReadExactlyAndWrittenWithAllDecimals(String decimal, String code, long minor, String written) {
        var money = Money.parse(decimal, Currency.of(code));
        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.toDecimal()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, EUR, -0.01",
        "-29, EUR, -0.29",
        "-100, EUR, -1.00",
        "-1234, BHD, -1.234",
        "-5, JPY, -5",
        "-9223372036854775808, EUR, -92233720368547758.08",
        "-9223372036854775808, JPY, -9223372036854775808",
    })
    void aDebtIsWrittenWithAMinus(long minor, String code, String written) {
        assertThat(new Money(minor, Currency.of(code)).toDecimal()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 1",
                "1 ",
                "1\n",
                "-1",
                "+1",
                "-0",
                "01",
                "00",
                "00.1",
                ".5",
                "1.",
                "1.5.0",
                "1,5",
                "1e3",
                "1E3",
                "0x1",
                "NaN",
                "Infinity",
                "1_000",
                "1 000",
                "1'000",
                "١",
                "１",
                "1\u0000",
                "one",
                "1.005",
                "0.001",
                "null",
                "92233720368547758.08",
                "9223372036854775807",
                "99999999999999999999",
                "111111111111111111111111111111",
            })
    void whatIsNoAmountOfEurosIsRefused(String text) {
        assertRefused(text, EUR);
    }

    @Test
    void decimalsThatACurrencyDoesNotHaveAreRefused() {
        assertRefused("1.0", JPY);
        assertRefused("1.2345", BHD);
    }

    @Test
    void tenMillionDigitsAreRefusedBeforeTheyAreLookedAt() {
        assertRefused("1".repeat(10_000_000), EUR);
        assertRefused("0." + "0".repeat(10_000_000), EUR);
    }

    /** Against BigDecimal, for amounts of every size in every currency. */
    @Test
    void everyAmountIsWrittenAndReadAsBigDecimalWould() {
        var seed = Long.getLong("ledger.seed", System.nanoTime());
        var random = new Random(seed);
        for (var currency : Currency.all()) {
            for (var trial = 0; trial < 200; trial++) {
                var minor = random.nextLong() >> random.nextInt(64);
                var money = new Money(minor, currency);
                var decimal = BigDecimal.valueOf(minor, currency.decimals());
                assertThat(money.toDecimal())
                        .as("-Dledger.seed=%d: %d of %s", seed, minor, currency)
                        .isEqualTo(decimal.toPlainString());
                assertThat(Money.parse(new Money(minor & Long.MAX_VALUE, currency).toDecimal(), currency))
                        .as("-Dledger.seed=%d: %d of %s", seed, minor, currency)
                        .isEqualTo(new Money(minor & Long.MAX_VALUE, currency));
            }
        }
    }

    /** Trailing zeros may be left out when an amount is sent. */
    @Test
    void aDecimalWithFewerDecimalsMeansTheSame() {
        var seed = Long.getLong("ledger.seed", System.nanoTime());
        var random = new Random(seed);
        for (var currency : Currency.all()) {
            var decimals = random.nextInt(currency.decimals() + 1);
            var decimal = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), decimals);
            var exact = decimal.setScale(currency.decimals(), RoundingMode.UNNECESSARY);
            assertThat(Money.parse(decimal.toPlainString(), currency))
                    .as("-Dledger.seed=%d: %s %s", seed, decimal, currency)
                    .isEqualTo(new Money(exact.unscaledValue().longValueExact(), currency));
        }
    }

    @Test
    void sumsAreExactWhereBinaryFractionsAreNot() {
        var cents = new ArrayList<Money>();
        for (var i = 0; i < 1_000; i++) {
            cents.add(Money.parse("0.10", EUR));
        }
        assertThat(cents.stream().reduce(Money.zero(EUR), Money::plus).toDecimal())
                .isEqualTo("100.00");
        assertThat(Money.parse("0.30", EUR).minus(Money.parse("0.10", EUR))).isEqualTo(Money.parse("0.20", EUR));
    }

    @Test
    void aSumBeyondTheRangeIsAnErrorAndNotANumber() {
        var most = new Money(Long.MAX_VALUE, EUR);
        var cent = new Money(1, EUR);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MIN_VALUE, EUR).minus(cent));
    }

    @Test
    void differentCurrenciesDoNotAddUp() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).plus(Money.zero(JPY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).minus(Money.zero(JPY)));
    }

    @Test
    void onlyMoreThanZeroIsPositive() {
        assertThat(new Money(1, EUR).isPositive()).isTrue();
        assertThat(new Money(0, EUR).isPositive()).isFalse();
        assertThat(new Money(-1, EUR).isPositive()).isFalse();
    }

    private static void assertRefused(String text, Currency currency) {
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> Money.parse(text, currency))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }
}
