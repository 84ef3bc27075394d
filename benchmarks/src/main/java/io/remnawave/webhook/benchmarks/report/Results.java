package io.remnawave.webhook.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.benchmarks.CpuTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured on one JDK, in one or several rounds. */
final class Results {

    private static final String PACKAGE = "io.remnawave.webhook.benchmarks.";

    private static final double MEDIAN = 0.5;
    private static final double LOWER_QUARTILE = 0.25;

    private final String jdk;
    private final String virtualMachine;
    private final double part;
    private final Map<String, Row> rows;

    /** One benchmark with its parameters. */
    record Row(String benchmark, String parameters, List<Double> nanos, double bytes) {

        String type() {
            return benchmark.substring(0, benchmark.indexOf('.'));
        }

        String method() {
            return benchmark.substring(benchmark.indexOf('.') + 1);
        }

        double median() {
            return at(MEDIAN);
        }

        /** How far the quartiles lie apart, as a part of the median. */
        double spread() {
            return (at(1 - LOWER_QUARTILE) - at(LOWER_QUARTILE)) / median();
        }

        private double at(double part) {
            List<Double> sorted = nanos.stream().sorted().toList();
            return sorted.get((int) Math.round(part * (sorted.size() - 1)));
        }
    }

    private Results(String jdk, String virtualMachine, double part, Map<String, Row> rows) {
        this.jdk = jdk;
        this.virtualMachine = virtualMachine;
        this.part = part;
        this.rows = rows;
    }

    /** The results of each JDK, in the order of the files. */
    static List<Results> read(List<Path> files) throws IOException {
        Map<String, Results> byJdk = new LinkedHashMap<>();
        for (Path file : files) {
            for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
                String jdk = result.path("jdkVersion").asText();
                byJdk.computeIfAbsent(
                                jdk,
                                name -> new Results(
                                        name, result.path("vmName").asText(), MEDIAN, new LinkedHashMap<>()))
                        .add(result);
            }
        }
        return List.copyOf(byJdk.values());
    }

    private void add(JsonNode result) {
        String benchmark = result.path("benchmark").asText().replace(PACKAGE, "");
        List<String> values = new ArrayList<>();
        result.path("params").forEach(value -> values.add(value.asText()));
        String parameters = String.join(" ", values);
        JsonNode more = result.path("secondaryMetrics");
        double bytes = more.path("gc.alloc.rate.norm").path("score").asDouble();
        Row row = rows.computeIfAbsent(
                key(benchmark, parameters), key -> new Row(benchmark, parameters, new ArrayList<>(), bytes));
        more.path(CpuTime.METRIC)
                .path("rawData")
                .forEach(fork -> fork.forEach(score -> row.nanos().add(score.asDouble())));
    }

    String jdk() {
        return jdk;
    }

    String virtualMachine() {
        return virtualMachine;
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Empty where it was not measured. */
    Optional<Row> row(String benchmark, String parameters) {
        return Optional.ofNullable(rows.get(key(benchmark, parameters)));
    }

    /**
     * The same, with lower quartiles in the place of medians: other tenants of a machine only ever add to a time, so that
     * these are nearer to the undisturbed one.
     */
    Results lowerQuartiles() {
        return new Results(jdk, virtualMachine, LOWER_QUARTILE, rows);
    }

    /** The median in nanoseconds, or the lower quartile; NaN where it was not measured. */
    double nanos(String benchmark, String parameters) {
        return row(benchmark, parameters).map(row -> row.at(part)).orElse(Double.NaN);
    }

    /** The bytes that one operation allocates; NaN where it was not measured. */
    double bytes(String benchmark, String parameters) {
        return row(benchmark, parameters).map(Row::bytes).orElse(Double.NaN);
    }

    private static String key(String benchmark, String parameters) {
        return benchmark + " " + parameters;
    }
}
