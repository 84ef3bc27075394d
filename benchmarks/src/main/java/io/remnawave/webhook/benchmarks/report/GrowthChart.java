package io.remnawave.webhook.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines of what a KB of a body costs, by the size of the body: one that does not rise is a cost that grows with the body. */
final class GrowthChart {

    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int RIGHT = 600;
    private static final int TOP = 72;
    private static final int BOTTOM = 260;

    private static final double SMALLEST = 1_000;
    private static final double LARGEST = 1_000_000;
    private static final int MOST_LINES = 6;

    private GrowthChart() {}

    static String of(List<Results> runs) {
        double highest = runs.stream()
                .flatMap(run -> run.rows().stream())
                .filter(row -> row.type().equals("Growth"))
                .map(GrowthChart::microsPerKb)
                .max(Comparator.naturalOrder())
                .orElse(1.0);
        double step = step(highest);
        double top = step * Math.ceil(highest / step);
        StringBuilder svg = new StringBuilder(Svg.open(
                HEIGHT,
                "Verify and decode a body of 1 KB to 1 MB",
                "microseconds of processor time for each KB: linear growth is flat; "
                        + Svg.legend(runs, "solid", "dashed")));
        for (double value = 0; value <= top + step / 2; value += step) {
            svg.append(acrossAt(value, top));
        }
        for (double bytes = SMALLEST; bytes <= LARGEST; bytes *= 10) {
            String size = bytes < LARGEST ? Math.round(bytes / 1_000) + " KB" : "1 MB";
            svg.append(Svg.text(x(bytes), BOTTOM + 20, "middle", size));
        }
        for (String method : List.of("baselineMac", "verifyAndDecode")) {
            for (int i = 0; i < runs.size(); i++) {
                svg.append(line(runs.get(i), method, top, i == 0 ? "" : " stroke-dasharray=\"6 4\""));
            }
            svg.append(label(runs.get(0), method, top));
        }
        return svg.append("</svg>\n").toString();
    }

    /** One of 1, 2 and 5 times a power of ten, so that a few steps reach the highest value. */
    private static double step(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(highest / MOST_LINES)));
        double steps = highest / MOST_LINES / power;
        return power * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
    }

    private static String acrossAt(double value, double top) {
        return String.format(
                        Locale.ROOT,
                        "<line x1=\"%1$d\" y1=\"%3$.1f\" x2=\"%2$d\" y2=\"%3$.1f\" stroke=\"#ddd\"/>%n",
                        LEFT,
                        RIGHT,
                        y(value, top))
                + Svg.text(LEFT - 8, y(value, top) + 4, "end", String.format(Locale.ROOT, "%.1f", value));
    }

    private static String line(Results run, String method, double top, String dashes) {
        String points = rows(run, method).stream()
                .map(row -> String.format(Locale.ROOT, "%.1f,%.1f", x(bytes(row)), y(microsPerKb(row), top)))
                .collect(Collectors.joining(" "));
        return String.format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"%s/>%n",
                points, method.equals("baselineMac") ? Svg.BASELINE : Svg.OURS, dashes);
    }

    private static String label(Results run, String method, double top) {
        List<Results.Row> rows = rows(run, method);
        return rows.isEmpty()
                ? ""
                : Svg.text(
                        RIGHT + 10,
                        y(microsPerKb(rows.get(rows.size() - 1)), top) + 4,
                        "start",
                        method.equals("baselineMac") ? "HMAC alone" : "this SDK");
    }

    private static List<Results.Row> rows(Results run, String method) {
        return run.rows().stream()
                .filter(row -> row.benchmark().equals("Growth." + method))
                .sorted(Comparator.comparingDouble(GrowthChart::bytes))
                .toList();
    }

    private static double bytes(Results.Row row) {
        return Double.parseDouble(row.parameters());
    }

    private static double microsPerKb(Results.Row row) {
        return row.median() / bytes(row);
    }

    private static double x(double bytes) {
        return LEFT + (RIGHT - LEFT) * Math.log(bytes / SMALLEST) / Math.log(LARGEST / SMALLEST);
    }

    private static double y(double value, double top) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }
}
