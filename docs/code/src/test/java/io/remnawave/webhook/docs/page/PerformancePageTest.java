package io.remnawave.webhook.docs.page;

import org.junit.jupiter.api.Test;

/**
 * Writes the table of {@code docs/performance.md} from the results of the last run of the benchmarks, and checks that it is not
 * older.
 */
class PerformancePageTest {

    @Test
    void theFiguresAreThoseOfTheLastRun() {
        String results = Project.read(Project.ROOT.resolve("benchmarks/results/results.md"));
        String goals = results.substring(results.indexOf("## Goals") + "## Goals".length());
        String machine = Project.read(Project.ROOT.resolve("benchmarks/results/machine.txt"));
        GeneratedPart.check(
                "docs/performance.md",
                PerformancePageTest.class,
                goals.substring(0, goals.indexOf("\n## ")).strip() + "\n\nMachine: "
                        + machine.strip().replace("\n", "; ") + ".");
    }
}
