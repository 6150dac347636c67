package io.fundsledger.benchmarks.report;

import io.fundsledger.benchmarks.load.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A case beside its reference, in rounds that took turns.
 *
 * @param samples of the case, one a round
 * @param references of the reference, one a round
 * @param note what else there is to know, empty for nothing
 */
public record Result(
        String name,
        String reference,
        Figure figure,
        Goal goal,
        List<Sample> samples,
        List<Sample> references,
        String note) {

    /** The median of the rounds' ratios. */
    double ratio() {
        var ratios = ratios();
        var middle = ratios.size() / 2;
        return ratios.size() % 2 == 1 ? ratios.get(middle) : (ratios.get(middle - 1) + ratios.get(middle)) / 2;
    }

    private List<Double> ratios() {
        return IntStream.range(0, samples.size())
                .mapToObj(round -> figure.of(samples.get(round)) / figure.of(references.get(round)))
                .sorted()
                .toList();
    }

    String row() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(name, text(samples), reference, text(references), ratioText(), goal);
    }

    private String text(List<Sample> all) {
        var sum = Sample.sum(all);
        var refused = sum.refused() == 0 ? "" : String.format(Locale.ROOT, "; %,d refused", sum.refused());
        return figure.text(sum) + refused;
    }

    private String ratioText() {
        var ratios = ratios();
        return String.format(
                Locale.ROOT,
                "%s%.2f (%.2f–%.2f)",
                goal.isReachedBy(ratio()) ? "" : "**missed** ",
                ratio(),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    @Override
    public String toString() {
        return "%s: %s; %s: %s; ratio %s, to reach %s"
                .formatted(name, text(samples), reference, text(references), ratioText(), goal);
    }
}
