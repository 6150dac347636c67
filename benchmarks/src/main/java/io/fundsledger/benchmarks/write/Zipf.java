package io.fundsledger.benchmarks.write;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers of which the first is the likeliest: the n-th comes 1/n times as often (Zipf, exponent 1). */
final class Zipf {

    private final double[] upTo;

    /** @param numbers how many there are */
    Zipf(int numbers) {
        upTo = new double[numbers];
        var sum = 0.0;
        for (var number = 0; number < numbers; number++) {
            sum += 1.0 / (number + 1);
            upTo[number] = sum;
        }
    }

    /** From 0. */
    int next(RandomGenerator random) {
        var found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return found < 0 ? -found - 1 : found;
    }
}
