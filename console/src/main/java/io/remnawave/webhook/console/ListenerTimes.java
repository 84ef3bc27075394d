package io.remnawave.webhook.console;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of one listener since the start, and how long the last of them took. Guarded by its store. */
final class ListenerTimes {

    private static final int KEPT = 512;

    private final long[] micros = new long[KEPT];
    private long calls;
    private long failures;

    void add(ListenerResult call) {
        micros[(int) (calls++ % KEPT)] = call.duration().toNanos() / 1_000;
        if (call.stackTrace() != null) {
            failures++;
        }
    }

    Map<String, @Nullable Object> describe() {
        int known = (int) Math.min(calls, KEPT);
        long[] sorted = Arrays.copyOf(micros, known);
        Arrays.sort(sorted);
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("calls", calls);
        description.put("failures", failures);
        description.put("p50", percentile(sorted, 50));
        description.put("p99", percentile(sorted, 99));
        return description;
    }

    private static @Nullable Long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? null : sorted[(sorted.length * percent - 1) / 100];
    }
}
