package io.remnawave.webhook.samples.demo;

/** One line of the table that is printed. The last column is the only one whose width a terminal may see otherwise. */
record Line(boolean asExpected, String panel, String sent, String answer, String expected, String seen) {

    private static final String FORMAT = "%-5s  %-5s  %-42s  %-30s  %-12s  %s%n";

    static final String HEADING = FORMAT.formatted("", "panel", "sent", "answer", "expected", "the listener saw");

    @Override
    public String toString() {
        return FORMAT.formatted(asExpected ? "ok" : "WRONG", panel, sent, answer, expected, seen);
    }
}
