package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the JSON of JMH runs into Markdown tables and an SVG chart. Everything is a ratio to a floor of the same run; the
 * medians of all iterations are compared.
 */
public final class Report {

    private static final String PACKAGE = "io.remnawave.webhook.benchmarks.";

    /** Which benchmark is compared to which, within one class. */
    private static final Map<String, String> FLOORS = Map.of(
            "verify", "floorMac",
            "decode", "floorTokenWalk",
            "envelope", "floorTokenWalk",
            "verifyAndDecode", "floorMacAndTokenWalk");

    private record Row(String benchmark, String parameters, double nanos, double bytes) {}

    private Report() {}

    /**
     * Writes {@code results.md} and {@code peers.svg}.
     *
     * @param arguments the folder to write to, and the JSON files of the runs
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        StringBuilder markdown = new StringBuilder("# Results\n\nMedians, and ratios to a floor of the same run.\n");
        for (int i = 1; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            JsonNode run = new ObjectMapper().readTree(file.toFile());
            List<Row> rows = new ArrayList<>();
            run.forEach(result -> rows.add(row(result)));
            JsonNode first = run.get(0);
            markdown.append("\n## JDK ")
                    .append(first.path("jdkVersion").asText())
                    .append("\n\n")
                    .append(first.path("vmName").asText())
                    .append(", ")
                    .append(first.path("jvmArgs").toString().replace("\"", "`"))
                    .append("\n");
            tables(rows, markdown);
            if (i == 1) {
                chart(rows, folder.resolve("peers.svg"));
            }
        }
        Files.writeString(folder.resolve("results.md"), markdown);
    }

    private static Row row(JsonNode result) {
        List<Double> scores = new ArrayList<>();
        result.path("primaryMetric")
                .path("rawData")
                .forEach(fork -> fork.forEach(score -> scores.add(score.asDouble())));
        scores.sort(null);
        double median = (scores.get((scores.size() - 1) / 2) + scores.get(scores.size() / 2)) / 2;
        StringBuilder parameters = new StringBuilder();
        result.path("params").forEach(value -> parameters.append(value.asText()));
        return new Row(
                result.path("benchmark").asText().replace(PACKAGE, ""),
                parameters.toString(),
                median,
                result.path("secondaryMetrics")
                        .path("gc.alloc.rate.norm")
                        .path("score")
                        .asDouble());
    }

    private static void tables(List<Row> rows, StringBuilder markdown) {
        Map<String, List<Row>> byClass = new TreeMap<>();
        rows.forEach(row -> byClass.computeIfAbsent(
                        row.benchmark().substring(0, row.benchmark().indexOf('.')), name -> new ArrayList<>())
                .add(row));
        byClass.forEach((name, table) -> {
            markdown.append("\n### ")
                    .append(name)
                    .append("\n\n| | | ns/op | ratio | to | B/op |\n|---|---|--:|--:|---|--:|\n");
            for (Row row : table) {
                String floor = name + "." + FLOORS.getOrDefault(method(row), "floorMac");
                double ratio = row.nanos() / nanos(table, floor, row.parameters());
                markdown.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.0f | %s | %s | %.0f |%n",
                        method(row),
                        row.parameters(),
                        row.nanos(),
                        Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                        Double.isNaN(ratio) ? "" : floor.substring(floor.indexOf('.') + 1),
                        row.bytes()));
            }
        });
    }

    private static String method(Row row) {
        return row.benchmark().substring(row.benchmark().indexOf('.') + 1);
    }

    private static double nanos(List<Row> rows, String benchmark, String parameters) {
        return rows.stream()
                .filter(row ->
                        row.benchmark().equals(benchmark) && row.parameters().equals(parameters))
                .mapToDouble(Row::nanos)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void chart(List<Row> rows, Path file) {
        Map<String, Double> bars = new LinkedHashMap<>();
        double floor = nanos(rows, "Peers.floorMac", "");
        rows.stream()
                .filter(row -> row.benchmark().startsWith("Peers."))
                .sorted((a, b) -> Double.compare(a.nanos(), b.nanos()))
                .forEach(row -> bars.put(method(row), row.nanos() / floor));
        if (bars.isEmpty()) {
            return;
        }
        double longest =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int height = 60 + 28 * bars.size();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\"><title>Verify and parse one user event</title>"
                        + "<rect width=\"720\" height=\"%d\" fill=\"#fff\"/>"
                        + "<text x=\"16\" y=\"28\" font-size=\"15\">Verify and parse one user event (1.2 KB): times the"
                        + " cost of the HMAC alone</text>",
                height,
                height));
        int y = 48;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double width = 440 * bar.getValue() / longest;
            String fill =
                    bar.getKey().equals("ours") ? "#1f7a5c" : bar.getKey().startsWith("floor") ? "#bbb" : "#8aa9c9";
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"150\" y=\"%d\" text-anchor=\"end\">%s</text>"
                            + "<rect x=\"160\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>"
                            + "<text x=\"%.1f\" y=\"%d\">%.1f</text>",
                    y + 14,
                    label(bar.getKey()),
                    y,
                    width,
                    fill,
                    168 + width,
                    y + 14,
                    bar.getValue()));
            y += 28;
        }
        try {
            Files.writeString(file, svg.append("</svg>\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String label(String method) {
        return switch (method) {
            case "floorMac" -> "HMAC alone";
            case "ours" -> "this SDK, typed";
            case "svix" -> "Svix, tree";
            case "standardWebhooks" -> "Std. Webhooks, tree";
            case "slack" -> "Slack, tree";
            case "stripe" -> "Stripe, typed";
            case "line" -> "LINE, typed";
            case "naive" -> "by hand, tree";
            default -> method;
        };
    }
}
