package io.remnawave.webhook.benchmarks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every contender still takes and handles each delivery, and the report is written; how fast is not asked here. */
class InboxBenchmarkTest {

    @Test
    void everyContenderHandlesEachDeliveryAndIsReported(@TempDir Path folder) throws Exception {
        InboxReport report = InboxBenchmark.run(200, 10, 1, 1_000, System.out);
        report.write(folder, folder);

        String table = Files.readString(folder.resolve("inbox.md"));
        assertThat(table)
                .contains("| this inbox |", "| db-scheduler by hand |", "| Spring Modulith, JDBC |")
                .contains("| this inbox, beside 1,000 done rows |")
                .doesNotContain("NaN");
        assertThat(Files.readString(folder.resolve("inbox.json"))).contains("\"endToEndPerSecond\"");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("benchmarks-inbox.svg").toFile())
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(1 + 2 * Contender.values().length);
        report.rounds()
                .values()
                .forEach(rounds -> assertThat(rounds).allSatisfy(figures -> {
                    assertThat(figures.stored()).isPositive();
                    assertThat(figures.commits()).isPositive();
                    assertThat(figures.walBytes()).isGreaterThan(500);
                }));
    }
}
