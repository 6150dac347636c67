package io.fundsledger.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZipfTest {

    private static final int DRAWN = 200_000;

    @Test
    void theNthComesOneNthAsOftenAsTheFirst() {
        var zipf = new Zipf(1000);
        var random = new Random(1);
        var counts = new int[1000];
        IntStream.range(0, DRAWN).forEach(any -> counts[zipf.next(random)]++);

        assertThat((double) counts[0] / DRAWN).isCloseTo(1 / 7.485, within(0.005));
        assertThat((double) counts[0] / counts[1]).isCloseTo(2, within(0.1));
        assertThat((double) counts[0] / counts[9]).isCloseTo(10, within(0.8));
        assertThat(counts[999]).isPositive();
    }

    @Test
    void ofOneThereIsOnlyTheFirst() {
        assertThat(new Zipf(1).next(new Random(1))).isZero();
    }
}
