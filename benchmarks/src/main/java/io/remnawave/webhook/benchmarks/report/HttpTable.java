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

/** The medians of the rounds of a load generator. */
final class HttpTable {

    private static final List<String> FIGURES =
            List.of("requestsPerSecond", "medianMicros", "p99Micros", "serverCpuMicros");

    private HttpTable() {}

    static String of(Path file) throws IOException {
        Map<String, List<JsonNode>> rounds = new LinkedHashMap<>();
        new ObjectMapper()
                .readTree(file.toFile())
                .forEach(round -> rounds.computeIfAbsent(round.path("server").asText(), server -> new ArrayList<>())
                        .add(round));
        StringBuilder table = new StringBuilder(
                "| | requests/s | median µs | 99 % µs | server CPU µs per request |\n|---|--:|--:|--:|--:|\n");
        rounds.forEach((server, figures) -> {
            table.append("| ").append(server.toLowerCase(Locale.ROOT).replace('_', ' '));
            FIGURES.forEach(figure -> table.append(String.format(Locale.ROOT, " | %.0f", median(figures, figure))));
            table.append(" |\n");
        });
        return table.toString();
    }

    private static double median(List<JsonNode> rounds, String figure) {
        double[] values = rounds.stream()
                .mapToDouble(round -> round.path(figure).asDouble())
                .sorted()
                .toArray();
        return values[values.length / 2];
    }
}
