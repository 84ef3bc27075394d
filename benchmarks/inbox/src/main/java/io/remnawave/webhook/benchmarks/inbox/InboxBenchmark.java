package io.remnawave.webhook.benchmarks.inbox;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the contenders in turn, and writes what was seen. */
public final class InboxBenchmark {

    private InboxBenchmark() {}

    /**
     * Runs.
     *
     * @param args the folder of the results, that of the charts, deliveries a round, rounds, and rows that are done in the table
     *     of the inbox when its growth is looked at
     */
    public static void main(String[] args) throws Exception {
        InboxReport report =
                run(Integer.parseInt(args[2]), 100, Integer.parseInt(args[3]), Integer.parseInt(args[4]), System.out);
        report.write(Path.of(args[0]), Path.of(args[1]));
        System.out.println(report.table());
        System.exit(0);
    }

    static InboxReport run(int deliveries, int parallel, int rounds, int doneRows, PrintStream out) throws Exception {
        try (Database database = new Database()) {
            Round round = new Round(database, deliveries, parallel);
            for (Contender contender : Contender.values()) {
                round.run(contender, false);
            }
            Map<String, List<Figures>> all = new LinkedHashMap<>();
            for (int i = 0; i < rounds; i++) {
                for (Contender contender : Contender.values()) {
                    Figures figures = round.run(contender, false);
                    out.printf(Locale.ROOT, "%d %s: %s%n", i + 1, contender.label(), figures);
                    all.computeIfAbsent(contender.label(), label -> new ArrayList<>())
                            .add(figures);
                }
            }
            List<Figures> grown = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                database.empty();
                database.addDone(doneRows);
                grown.add(round.run(Contender.INBOX, true));
                out.printf(Locale.ROOT, "%d beside %,d done rows: %s%n", i + 1, doneRows, grown.get(i));
            }
            Map<String, Figures> growth = Map.of(
                    String.format(Locale.ROOT, "this inbox, beside %,d done rows", doneRows), Figures.medians(grown));
            return new InboxReport(machine(database), deliveries, parallel, all, growth);
        }
    }

    private static String machine(Database database) throws Exception {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", PostgreSQL " + database.version() + " on the same machine, load "
                + String.format(
                        Locale.ROOT,
                        "%.1f",
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage())
                + " at the end";
    }
}
