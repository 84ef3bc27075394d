package io.remnawave.webhook.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the library sets itself, as ratios within one run.
 *
 * @param atMost whether the figure is to stay below the bound, not above it
 */
record Goal(String name, boolean atMost, double bound, String unit, ToDoubleFunction<Results> figure) {

    static final List<Goal> ALL = List.of(
            ratio("verify / HMAC alone, user", 1.10, "VerifyAndDecode.verify user", "VerifyAndDecode.baselineMac user"),
            ratio(
                    "verify / HMAC alone, 100 KB",
                    1.02,
                    "VerifyAndDecode.verify large",
                    "VerifyAndDecode.baselineMac large"),
            ratio(
                    "decode and read three fields / token walk, user",
                    1.05,
                    "VerifyAndDecode.decodeAndReadThree user",
                    "VerifyAndDecode.baselineTokenWalk user"),
            ratio(
                    "decode and read three fields / token walk, node",
                    1.05,
                    "VerifyAndDecode.decodeAndReadThree node",
                    "VerifyAndDecode.baselineTokenWalk node"),
            ratio(
                    "verify and decode / HMAC alone, user",
                    2.5,
                    "VerifyAndDecode.verifyAndDecode user",
                    "VerifyAndDecode.baselineMac user"),
            ratio(
                    "verify and decode / HMAC alone, node",
                    3.1,
                    "VerifyAndDecode.verifyAndDecode node",
                    "VerifyAndDecode.baselineMac node"),
            ratio("unlistened event, receive / HMAC alone", 1.25, "Receive.unlistened ", "Receive.baselineMac "),
            ratio("wrong signature, receive / HMAC alone", 1.15, "Receive.forgedSignature ", "Receive.baselineMac "),
            ratio("malformed header, receive / HMAC alone", 0.50, "Receive.malformedHeader ", "Receive.baselineMac "),
            ratio("oversized body, receive / HMAC alone", 1.15, "Receive.oversizedBody ", "Receive.baselineMac "),
            new Goal(
                    "fastest comparable SDK / verify and decode, user",
                    false,
                    2.2,
                    "",
                    results -> Stream.of("svix", "standardWebhooks", "slack", "stripe", "line", "naive")
                                    .mapToDouble(sdk -> results.nanos("ComparableSdks." + sdk, ""))
                                    .min()
                                    .orElse(Double.NaN)
                            / results.nanos("ComparableSdks.ours", "")),
            allocated("user", 1536),
            allocated("node", 2560),
            ratio(
                    "receive with one listener that reads three fields / verify and decode",
                    1.12,
                    "Receive.oneListener ",
                    "Receive.verifyAndDecode "),
            growth("growth: cost per byte at 64 KB / at 4 KB", 64_000, 4_000),
            growth("growth: cost per byte at 1 MB / at 64 KB", 1_000_000, 64_000),
            store("idempotency store: 10,000 deliveries / 10", 1.25, 10_000),
            store("idempotency store: 100,000 deliveries / 10", 1.5, 100_000));

    private static Goal ratio(String name, double bound, String subject, String baseline) {
        return new Goal(name, true, bound, "", results -> nanos(results, subject) / nanos(results, baseline));
    }

    /** A cost that grows with the body is the same for each byte. */
    private static Goal growth(String name, int large, int small) {
        return new Goal(name, true, 1.25, "", results -> perByte(results, large) / perByte(results, small));
    }

    private static double perByte(Results results, int bytes) {
        return results.nanos("Growth.verifyAndDecode", String.valueOf(bytes)) / bytes;
    }

    private static Goal allocated(String body, int bytes) {
        return new Goal(
                "allocated by verify and decode, " + body,
                true,
                bytes,
                "B",
                results -> results.bytes("VerifyAndDecode.verifyAndDecode", body));
    }

    private static Goal store(String name, double bound, int deliveries) {
        return ratio(name, bound, "StoreSize.claimAndComplete " + deliveries, "StoreSize.claimAndComplete 10");
    }

    private static double nanos(Results results, String row) {
        int blank = row.indexOf(' ');
        return results.nanos(row.substring(0, blank), row.substring(blank + 1));
    }

    String demand() {
        return (atMost ? "≤ " : "≥ ") + format(bound);
    }

    String reached(Results results) {
        double value = figure.applyAsDouble(results);
        boolean reached = atMost ? value <= bound : value >= bound;
        return Double.isNaN(value) ? "" : format(value) + (reached ? "" : " (missed)");
    }

    private String format(double value) {
        return unit.isEmpty()
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.0f %s", value, unit);
    }
}
