package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.signature.SignatureVerifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether the time of a rejection tells how much of a forged signature was right: Welch's t between wrong signatures of the
 * right length, of which the first, the middle or the last digit alone is wrong, or every digit. They are measured in random
 * order, each time as a new string, so that none has a better place in memory than the others; of all samples together the
 * slowest tenth is cut off. An absolute t above 4.5 would be evidence of a leak.
 */
public final class TimingTest {

    private static final int ROUNDS = 400_000;

    private TimingTest() {}

    /**
     * Prints the t of each pair.
     *
     * @param arguments the number of rejections to measure; none for as many as tell something, which takes some seconds
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        byte[] body = Bodies.named("small");
        Map<String, char[]> forgeries = forgeries(Bodies.sign(body));
        List<String> names = List.copyOf(forgeries.keySet());
        List<char[]> signatures = List.copyOf(forgeries.values());

        int[] which = new Random(7).ints(rounds, 0, names.size()).toArray();
        measure(body, signatures, which); // for the compiler
        long[] nanos = measure(body, signatures, which);

        double[][] kept = withoutSlowest(nanos, which, names.size());
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                System.out.printf(
                        Locale.ROOT,
                        "%s digit wrong against %s: t = %+.2f (%d and %d samples)%n",
                        names.get(a),
                        names.get(b),
                        welch(kept[a], kept[b]),
                        kept[a].length,
                        kept[b].length);
            }
        }
    }

    private static Map<String, char[]> forgeries(String signature) {
        Map<String, char[]> forgeries = new LinkedHashMap<>();
        forgeries.put("first", wrong(signature, digit -> digit == 0));
        forgeries.put("middle", wrong(signature, digit -> digit == signature.length() / 2 - 1));
        forgeries.put("last", wrong(signature, digit -> digit == signature.length() - 1));
        forgeries.put("every", wrong(signature, digit -> true));
        return forgeries;
    }

    private static char[] wrong(String signature, IntPredicate digits) {
        char[] forged = signature.toCharArray();
        for (int i = 0; i < forged.length; i++) {
            if (digits.test(i)) {
                forged[i] = otherThan(forged[i]);
            }
        }
        return forged;
    }

    /** A number for a number and a letter for a letter: the time to read the text is not what is asked. */
    private static char otherThan(char digit) {
        char first = digit <= '9' ? '0' : 'a';
        return (char) (first + ((digit - first) ^ 1));
    }

    private static long[] measure(byte[] body, List<char[]> signatures, int[] which) {
        SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
        long[] nanos = new long[which.length];
        boolean accepted = false;
        for (int round = 0; round < which.length; round++) {
            String forged = new String(signatures.get(which[round]));
            long start = System.nanoTime();
            accepted |= verifier.verify(body, forged).isVerified();
            nanos[round] = System.nanoTime() - start;
        }
        if (accepted) {
            throw new IllegalStateException("a forged signature was accepted");
        }
        return nanos;
    }

    /** One bound for all: what is cut off of one alone would hide a difference, or make one. */
    private static double[][] withoutSlowest(long[] nanos, int[] which, int forgeries) {
        long bound = Arrays.stream(nanos)
                .sorted()
                .skip(nanos.length * 9L / 10)
                .findFirst()
                .orElseThrow();
        double[][] kept = new double[forgeries][];
        for (int forgery = 0; forgery < forgeries; forgery++) {
            int wanted = forgery;
            kept[forgery] = IntStream.range(0, nanos.length)
                    .filter(round -> which[round] == wanted && nanos[round] <= bound)
                    .mapToDouble(round -> nanos[round])
                    .toArray();
        }
        return kept;
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
