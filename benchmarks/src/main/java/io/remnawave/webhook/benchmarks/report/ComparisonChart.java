package io.remnawave.webhook.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Bars for everybody who verified and parsed a user event, on each JDK. */
final class ComparisonChart {

    private static final int LEFT = 170;
    private static final int LONGEST_BAR = 480;
    private static final int BAR = 12;
    private static final int GAP = 10;
    private static final int TOP = 64;

    private ComparisonChart() {}

    static String of(List<Results> runs) {
        List<Results.Row> sdks = runs.get(0).rows().stream()
                .filter(row -> row.type().equals("ComparableSdks"))
                .sorted(Comparator.comparingDouble(Results.Row::median))
                .toList();
        double longest = sdks.stream()
                .flatMap(sdk -> runs.stream().map(run -> ratio(run, sdk)))
                .max(Comparator.naturalOrder())
                .orElse(1.0);
        int group = BAR * runs.size() + GAP;
        StringBuilder svg = new StringBuilder(Svg.open(
                TOP + group * sdks.size(),
                "Verify and parse an event of 1.3 KB",
                "processor time, as a multiple of the HMAC alone; " + Svg.legend(runs, "upper bar", "lower bar")));
        int y = TOP;
        for (Results.Row sdk : sdks) {
            svg.append(Svg.text(LEFT - 10, y + BAR * runs.size() / 2 + 4, "end", label(sdk.method())));
            for (int i = 0; i < runs.size(); i++) {
                double ratio = ratio(runs.get(i), sdk);
                double length = LONGEST_BAR * ratio / longest;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                                + "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%.1f</text>%n",
                        LEFT,
                        y + i * BAR,
                        length,
                        BAR - 2,
                        colour(sdk.method()),
                        LEFT + length + 6,
                        y + i * BAR + BAR - 2,
                        ratio));
            }
            y += group;
        }
        return svg.append("</svg>\n").toString();
    }

    private static double ratio(Results run, Results.Row sdk) {
        return run.nanos(sdk.benchmark(), sdk.parameters()) / run.nanos("ComparableSdks.baselineMac", "");
    }

    private static String colour(String method) {
        return switch (method) {
            case "ours" -> Svg.OURS;
            case "baselineMac" -> Svg.BASELINE;
            default -> Svg.OTHERS;
        };
    }

    private static String label(String method) {
        return switch (method) {
            case "baselineMac" -> "HMAC alone";
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
