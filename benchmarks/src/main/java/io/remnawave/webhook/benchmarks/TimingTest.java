package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.signature.SignatureVerifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Whether the time of a rejection tells how much of a forged signature was right: Welch's t between wrong signatures whose
 * first, middle or last digit alone is wrong, measured in random order, the slowest tenth of all samples cut off. An
 * absolute t above 4.5 would be evidence of a leak.
 */
public final class TimingTest {

    private static final int ROUNDS = 400_000;
    private static final int WARMUP = 100_000;
    private static final int[] POSITIONS = {0, 31, 63};

    private TimingTest() {}

    /** Prints the t of each pair; takes some seconds. */
    public static void main(String[] arguments) {
        SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
        byte[] body = Bodies.named("small");
        String[] forged = new String[POSITIONS.length];
        for (int i = 0; i < POSITIONS.length; i++) {
            char[] signature = Bodies.sign(body).toCharArray();
            signature[POSITIONS[i]] = signature[POSITIONS[i]] == '0' ? '1' : '0';
            forged[i] = new String(signature);
        }
        double[][] samples = new double[POSITIONS.length][ROUNDS];
        int[] counts = new int[POSITIONS.length];
        Random random = new Random(7);
        boolean accepted = false;
        for (int round = 0; round < WARMUP + ROUNDS; round++) {
            int which = random.nextInt(POSITIONS.length);
            long start = System.nanoTime();
            accepted |= verifier.verify(body, forged[which]).isVerified();
            long took = System.nanoTime() - start;
            if (round >= WARMUP) {
                samples[which][counts[which]++] = took;
            }
        }
        if (accepted) {
            throw new IllegalStateException("a forged signature was accepted");
        }
        for (int a = 0; a < POSITIONS.length; a++) {
            for (int b = a + 1; b < POSITIONS.length; b++) {
                System.out.printf(
                        Locale.ROOT,
                        "digit %2d against digit %2d wrong: t = %+.2f (%d and %d samples)%n",
                        POSITIONS[a],
                        POSITIONS[b],
                        welch(cropped(samples[a], counts[a]), cropped(samples[b], counts[b])),
                        counts[a],
                        counts[b]);
            }
        }
    }

    private static double[] cropped(double[] samples, int count) {
        double[] sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, count * 9 / 10);
    }

    private static double welch(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        return (meanA - meanB) / Math.sqrt(variance(a, meanA) / a.length + variance(b, meanB) / b.length);
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
