package io.remnawave.webhook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.remnawave.webhook.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every benchmark still runs, and the report reads what it leaves; how fast is not asked here. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRunsAndIsReported(@TempDir Path folder) throws Exception {
        System.setProperty("jmh.ignoreLock", "true"); // of another build on this machine
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.remnawave.webhook.benchmarks.*")
                        .param("body", "user", "large")
                        .param("bytes", "4000", "64000")
                        .param("entries", "10")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .addProfiler(CpuTime.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(folder.resolve("jdk.json").toString())
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Files.writeString(folder.resolve("http17.json"), """
                [{"server": "Jetty", "handler": "bare", "connections": 4, "requestsPerSecond": 9000, "medianMicros": 300,
                  "p99Micros": 900, "serverCpuMicros": 70},
                 {"server": "Jetty", "handler": "with this SDK", "connections": 4, "requestsPerSecond": 8000, "medianMicros": 310,
                  "p99Micros": 950, "serverCpuMicros": 81.6}]
                """);
        Report.main(new String[] {folder.toString(), folder.toString()});

        assertThat(results).hasSizeGreaterThan(30);
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("| verify / HMAC alone, user | ≤ 1.10 | ")
                .contains("| growth: cost per byte at 64 KB / at 4 KB | ≤ 1.25 | ")
                .contains("| verifyAndDecode | large | ")
                .contains("| Jetty | 4 | with this SDK | 8000 | 310 | 950 | 82 | +12 µs, +17 % |\n")
                .containsPattern("\\| claimAndComplete \\| 10 \\| \\d+ \\| \\d+ % \\| 1\\.00 \\| ")
                .as("no time is negative")
                .doesNotContain("| -");
        assertThat(chart(folder.resolve("benchmarks.svg"))).contains("this SDK, typed", "Svix, tree");
        assertThat(chart(folder.resolve("benchmarks-by-size.svg"))).contains("this SDK", "HMAC alone", "1 MB");
    }

    private static List<String> chart(Path file) throws Exception {
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    @Test
    void theTimingOfRejectionsIsStillMeasured() {
        assertThatCode(() -> TimingTest.main(new String[] {"1000"})).doesNotThrowAnyException();
    }

    @Test
    void bodiesHaveTheSizesThatTheTablesSay() {
        assertThat(Bodies.named("small")).hasSizeBetween(80, 120);
        assertThat(Bodies.named("large")).hasSizeBetween(80_000, 130_000);
        assertThat(SizedUser.of(1_000)).hasSizeBetween(1_000, 1_100);
        assertThat(SizedUser.of(64_000)).hasSizeBetween(64_000, 64_100);
    }
}
