package io.remnawave.webhook.benchmarks.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table, the JSON and the chart of a run.
 *
 * @param rounds of each contender, by its label
 * @param growth of the inbox beside rows that are done, by what there is in its table
 */
record InboxReport(
        String machine, int deliveries, int parallel, Map<String, List<Figures>> rounds, Map<String, Figures> growth) {

    private static final int BAR = 16;

    void write(Path results, Path charts) throws IOException {
        Files.createDirectories(results);
        Files.createDirectories(charts);
        Files.writeString(results.resolve("inbox.md"), table());
        Files.writeString(results.resolve("inbox.json"), json());
        Files.writeString(charts.resolve("benchmarks-inbox.svg"), chart());
    }

    String table() {
        StringBuilder table = new StringBuilder("# The inbox beside others\n\n")
                .append(machine)
                .append(". ")
                .append(String.format(
                        Locale.ROOT,
                        "%,d deliveries of a user event over HTTP, %d at a time; medians of %d alternating rounds; the ranges are"
                                + " those of the rounds. The same receiver, server (Jetty, %d threads), pool (%d connections)"
                                + " and number of workers (%d) for all.%n%n",
                        deliveries,
                        parallel,
                        rounds.values().iterator().next().size(),
                        Round.SERVER_THREADS,
                        Round.POOL,
                        Round.WORKERS))
                .append("| | stored/s | end to end/s | p50 ms | p99 ms | commits a delivery | WAL bytes a delivery |\n")
                .append("|---|---|---|---|---|---|---|\n");
        rounds.forEach((label, figures) -> table.append(row(label, Figures.medians(figures), figures)));
        growth.forEach((label, figures) -> table.append(row(label, figures, List.of(figures))));
        Figures ours = medians(Contender.INBOX);
        for (Contender other : List.of(Contender.DB_SCHEDULER, Contender.MODULITH)) {
            Figures theirs = medians(other);
            table.append(String.format(
                    Locale.ROOT,
                    "%nThis inbox beside %s: stored %.2f ×, end to end %.2f ×, p99 %.2f ×, commits %.2f ×, WAL %.2f ×.%n",
                    other.label(),
                    ours.stored() / theirs.stored(),
                    ours.endToEnd() / theirs.endToEnd(),
                    ours.p99() / theirs.p99(),
                    ours.commits() / theirs.commits(),
                    ours.walBytes() / theirs.walBytes()));
        }
        return table.toString();
    }

    private Figures medians(Contender contender) {
        return Figures.medians(rounds.getOrDefault(contender.label(), List.of()));
    }

    private static String row(String label, Figures f, List<Figures> all) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f to %,.0f) | %,.0f (%,.0f to %,.0f) | %.1f | %.1f | %.2f | %,.0f |%n",
                label,
                f.stored(),
                all.stream().mapToDouble(Figures::stored).min().orElse(0),
                all.stream().mapToDouble(Figures::stored).max().orElse(0),
                f.endToEnd(),
                all.stream().mapToDouble(Figures::endToEnd).min().orElse(0),
                all.stream().mapToDouble(Figures::endToEnd).max().orElse(0),
                f.p50(),
                f.p99(),
                f.commits(),
                f.walBytes());
    }

    private String json() {
        String contenders = rounds.entrySet().stream()
                .map(entry -> "    \"" + entry.getKey() + "\": ["
                        + entry.getValue().stream().map(InboxReport::json).collect(Collectors.joining(", ")) + "]")
                .collect(Collectors.joining(",\n"));
        String grown = growth.entrySet().stream()
                .map(entry -> "    \"" + entry.getKey() + "\": " + json(entry.getValue()))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"machine\": \"" + machine + "\",\n  \"deliveries\": " + deliveries + ",\n  \"parallel\": "
                + parallel + ",\n  \"rounds\": {\n" + contenders + "\n  },\n  \"growth\": {\n" + grown + "\n  }\n}\n";
    }

    private static String json(Figures f) {
        return String.format(
                Locale.ROOT,
                "{\"storedPerSecond\": %.1f, \"endToEndPerSecond\": %.1f, \"p50Millis\": %.2f, \"p99Millis\": %.2f,"
                        + " \"commitsPerDelivery\": %.3f, \"walBytesPerDelivery\": %.0f}",
                f.stored(),
                f.endToEnd(),
                f.p50(),
                f.p99(),
                f.commits(),
                f.walBytes());
    }

    private String chart() {
        double longest = rounds.values().stream()
                .map(Figures::medians)
                .mapToDouble(f -> Math.max(f.stored(), f.endToEnd()))
                .max()
                .orElse(1);
        int height = 70 + rounds.size() * (2 * BAR + 14);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"%1$d\" viewBox=\"0 0 720 %1$d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n"
                        + "<title>Deliveries a second through a database</title>%n"
                        + "<rect width=\"720\" height=\"%1$d\" fill=\"#fff\"/>%n"
                        + "<text x=\"16\" y=\"24\" font-size=\"15\">Deliveries a second through a database</text>%n"
                        + "<text x=\"16\" y=\"44\" fill=\"#555\">PostgreSQL, %2$d at a time; upper bar: stored and acknowledged,"
                        + " lower bar: handled</text>%n",
                height,
                parallel));
        int y = 64;
        for (Map.Entry<String, List<Figures>> entry : rounds.entrySet()) {
            Figures figures = Figures.medians(entry.getValue());
            String colour = entry.getKey().equals(Contender.INBOX.label()) ? "#1f7a5c" : "#8aa9c9";
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"160\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    y + BAR + 4,
                    entry.getKey()));
            svg.append(bar(y, figures.stored(), longest, colour, 1));
            svg.append(bar(y + BAR, figures.endToEnd(), longest, colour, 0.6));
            y += 2 * BAR + 14;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(int y, double value, double longest, String colour, double opacity) {
        double length = 480 * value / longest;
        return String.format(
                Locale.ROOT,
                "<rect x=\"170\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" fill-opacity=\"%.1f\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%,.0f</text>%n",
                y,
                length,
                BAR - 2,
                colour,
                opacity,
                176 + length,
                y + BAR - 4,
                value);
    }
}
