package io.remnawave.webhook.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The medians of the rounds of a load generator: each server bare, and what handles the request in it. */
final class HttpTable {

    private static final List<String> FIGURES =
            List.of("requestsPerSecond", "medianMicros", "p99Micros", "serverCpuMicros");

    private HttpTable() {}

    static String of(Path file) throws IOException {
        StringBuilder table = new StringBuilder(
                        "| | connections | | requests/s | median µs | 99 % µs | server CPU µs per request | above bare |\n")
                .append("|---|--:|---|--:|--:|--:|--:|--:|\n");
        by("server", new ObjectMapper().readTree(file.toFile()))
                .forEach((server, rounds) -> by("connections", rounds)
                        .forEach((connections, same) ->
                                rows("| " + server + " | " + connections + " | ", by("handler", same), table)));
        return table.toString();
    }

    private static void rows(String begin, Map<String, List<JsonNode>> handlers, StringBuilder table) {
        double bare = median(handlers.getOrDefault("bare", List.of()), "serverCpuMicros");
        handlers.forEach((handler, figures) -> {
            table.append(begin).append(handler);
            FIGURES.forEach(figure -> table.append(" | ").append(format("%.0f", median(figures, figure))));
            double above = median(figures, "serverCpuMicros") - bare;
            table.append(" | ")
                    .append(
                            handler.equals("bare")
                                    ? ""
                                    : format("%+.0f µs, ", above) + format("%+.0f %%", 100 * above / bare))
                    .append(" |\n");
        });
    }

    private static Map<String, List<JsonNode>> by(String field, Iterable<JsonNode> rounds) {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        rounds.forEach(round -> groups.computeIfAbsent(round.path(field).asText(), name -> new ArrayList<>())
                .add(round));
        return groups;
    }

    private static String format(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private static double median(List<JsonNode> rounds, String figure) {
        double[] values = rounds.stream()
                .mapToDouble(round -> round.path(figure).asDouble())
                .sorted()
                .toArray();
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
