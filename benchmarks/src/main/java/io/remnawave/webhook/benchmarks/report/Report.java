package io.remnawave.webhook.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the JSON of JMH runs into Markdown tables and SVG charts. Everything is a ratio to a baseline of the same run; the
 * medians of all iterations of all rounds are compared.
 */
public final class Report {

    /** Which benchmark is compared to which, within one class. */
    private static final Map<String, String> BASELINES = Map.of(
            "decode", "baselineTokenWalk",
            "envelope", "baselineTokenWalk",
            "verifyAndDecode", "baselineMacAndTokenWalk",
            "twoThreads", "oneThread");

    private static final String NO_BASELINE = "baselineMac";

    private static final String SMALLEST_STORE = "10";

    private Report() {}

    /**
     * Writes {@code results.md} and two charts.
     *
     * @param arguments the folder with the results ({@code jdk*.json} of JMH, {@code http*.json} of the load generator,
     *     texts with everything else), and the folder for the charts
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Results> runs = Results.read(files(folder, "jdk*.json"));
        StringBuilder markdown = new StringBuilder("# Results\n\nWritten by `benchmarks/run`; see the")
                .append(" [README](../README.md) for how to read them.\n");
        for (Path text : files(folder, "*.txt")) {
            markdown.append("\n```\n").append(Files.readString(text).strip()).append("\n```\n");
        }
        goals(runs, markdown);
        for (Path file : files(folder, "http*.json")) {
            markdown.append("\n## Requests on loopback, ")
                    .append(file.getFileName()
                            .toString()
                            .replace("http", "JDK ")
                            .replace(".json", ""))
                    .append("\n\n")
                    .append(HttpTable.of(file));
        }
        runs.forEach(run -> tables(run, markdown));
        Files.writeString(folder.resolve("results.md"), markdown);
        Path charts = Path.of(arguments[1]);
        Files.writeString(charts.resolve("benchmarks.svg"), ComparisonChart.of(runs));
        Files.writeString(charts.resolve("benchmarks-by-size.svg"), GrowthChart.of(runs));
    }

    /**
     * Tells whether figures are those of a version, but for its fixes.
     *
     * @param results the folder with the results
     * @param version the version of the code: {@code 0.1.0-SNAPSHOT}
     * @throws IllegalStateException when they are of another minor version
     */
    public static void requireFiguresOf(Path results, String version) throws IOException {
        String measured = Files.readString(results.resolve("version.txt")).strip();
        String ofMeasured = minor(measured.substring(measured.lastIndexOf(' ') + 1));
        if (!ofMeasured.equals(minor(version))) {
            throw new IllegalStateException(
                    "The figures in " + results + " are those of " + ofMeasured + ", and the code is " + minor(version)
                            + ": run benchmarks/run on a quiet machine, and commit what it writes.");
        }
    }

    private static String minor(String version) {
        String[] numbers = version.split("[.-]", 3);
        return numbers[0] + "." + numbers[1];
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> folder.getFileSystem()
                            .getPathMatcher("glob:" + pattern)
                            .matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void goals(List<Results> runs, StringBuilder markdown) {
        markdown.append("\n## Goals\n\n| | goal |");
        runs.forEach(run -> markdown.append(" JDK ").append(run.jdk()).append(" | of lower quartiles |"));
        markdown.append("\n|---|--:|").append("--:|--:|".repeat(runs.size())).append('\n');
        for (Goal goal : Goal.ALL) {
            markdown.append("| ")
                    .append(goal.name())
                    .append(" | ")
                    .append(goal.demand())
                    .append(" |");
            for (Results run : runs) {
                markdown.append(' ')
                        .append(goal.reached(run))
                        .append(" | ")
                        .append(goal.reached(run.lowerQuartiles()))
                        .append(" |");
            }
            markdown.append('\n');
        }
    }

    private static void tables(Results run, StringBuilder markdown) {
        markdown.append("\n## JDK ")
                .append(run.jdk())
                .append(" (")
                .append(run.virtualMachine())
                .append(")\n");
        List<String> types = new ArrayList<>(
                run.rows().stream().map(Results.Row::type).distinct().sorted().toList());
        for (String type : types) {
            markdown.append("\n### ")
                    .append(type)
                    .append("\n\n| | | ns | ± | ratio | to | B |\n|---|---|--:|--:|--:|---|--:|\n");
            run.rows().stream().filter(row -> row.type().equals(type)).forEach(row -> markdown.append(line(run, row)));
        }
    }

    private static String line(Results run, Results.Row row) {
        Optional<Results.Row> baseline = baseline(run, row);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f %% | %s | %s | %.0f |%n",
                row.method(),
                row.parameters(),
                row.median(),
                100 * row.spread(),
                baseline.map(of -> String.format(Locale.ROOT, "%.2f", row.median() / of.median()))
                        .orElse(""),
                baseline.map(of -> of.parameters().equals(row.parameters()) ? of.method() : of.parameters())
                        .orElse(""),
                row.bytes());
    }

    private static Optional<Results.Row> baseline(Results run, Results.Row row) {
        if (row.type().equals("StoreSize")) {
            return run.row(row.benchmark(), SMALLEST_STORE);
        }
        return Stream.of(BASELINES.getOrDefault(row.method(), NO_BASELINE), NO_BASELINE)
                .flatMap(baseline -> run.row(row.type() + "." + baseline, row.parameters()).stream())
                .findFirst();
    }
}
