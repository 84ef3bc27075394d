package io.remnawave.webhook.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** What the charts have in common. They bring a background of their own, so they are read on a light page and on a dark one. */
final class Svg {

    static final int WIDTH = 720;
    static final String OURS = "#1f7a5c";
    static final String BASELINE = "#bbbbbb";
    static final String OTHERS = "#8aa9c9";

    private Svg() {}

    /** The start of a chart, with two lines of text above. */
    static String open(int height, String heading, String subtitle) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n"
                        + "<title>%3$s</title>%n"
                        + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#fff\"/>%n"
                        + "<text x=\"16\" y=\"24\" font-size=\"15\">%3$s</text>%n"
                        + "<text x=\"16\" y=\"44\" fill=\"#555\">%4$s</text>%n",
                WIDTH,
                height,
                heading,
                subtitle);
    }

    /** @param anchor which part of the text lies at the place: {@code start}, {@code middle} or {@code end} */
    static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    /** Which JDK is which, told by what the first two runs look like. */
    static String legend(List<Results> runs, String first, String second) {
        return first + " JDK " + runs.get(0).jdk()
                + (runs.size() > 1 ? ", " + second + " JDK " + runs.get(1).jdk() : "");
    }
}
