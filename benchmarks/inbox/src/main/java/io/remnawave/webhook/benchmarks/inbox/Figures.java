package io.remnawave.webhook.benchmarks.inbox;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round has shown, or the medians of several.
 *
 * @param stored deliveries acknowledged in a second
 * @param endToEnd deliveries handled in a second, counted from the first request
 * @param p50 time to the acknowledgement, in milliseconds
 * @param p99 the same
 * @param commits a delivery
 * @param walBytes a delivery
 */
record Figures(double stored, double endToEnd, double p50, double p99, double commits, double walBytes) {

    /** Each figure's own median. */
    static Figures medians(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::stored),
                median(rounds, Figures::endToEnd),
                median(rounds, Figures::p50),
                median(rounds, Figures::p99),
                median(rounds, Figures::commits),
                median(rounds, Figures::walBytes));
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
