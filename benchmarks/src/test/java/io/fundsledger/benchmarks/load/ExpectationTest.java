package io.fundsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectationTest {

    private final Expectation twoDone = new Expectation(200, "done", 2);

    @Test
    void statusAndBodyHaveToBeTheExpectedOnes() {
        assertThatCode(() -> twoDone.check(200, "[done, done]")).doesNotThrowAnyException();
        assertThatThrownBy(() -> twoDone.check(503, "[done, done]")).hasMessageContaining("answered 503");
    }

    @Test
    void oneTooFewOrTooManyIsNotExpected() {
        assertThatThrownBy(() -> twoDone.check(200, "[done, refused]")).hasMessageContaining("refused");
        assertThatThrownBy(() -> twoDone.check(200, "[done, done, done]")).hasMessageContaining("2 times done");
    }
}
