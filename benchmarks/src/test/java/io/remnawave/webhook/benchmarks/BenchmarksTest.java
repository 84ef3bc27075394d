package io.remnawave.webhook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark still runs, and the report reads what it leaves; how fast is not asked here. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRunsAndIsReported(@TempDir Path folder) throws Exception {
        System.setProperty("jmh.ignoreLock", "true"); // of another build on this machine
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.remnawave.webhook.benchmarks.*")
                        .param("body", "user", "large")
                        .param("bytes", "4000")
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
        Path chart = folder.resolve("chart.svg");
        Report.main(new String[] {folder.toString(), chart.toString()});

        assertThat(results).hasSizeGreaterThan(30);
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("| verify / HMAC alone, user | ≤ 1.10 | ")
                .contains("| verifyAndDecode | large | ");
        assertThat(Files.readString(chart)).contains("this SDK, typed").endsWith("</svg>\n");
    }

    @Test
    void bodiesHaveTheSizesThatTheTablesSay() {
        assertThat(Bodies.named("small")).hasSizeBetween(80, 120);
        assertThat(Bodies.named("large")).hasSizeBetween(80_000, 130_000);
        assertThat(SizedUser.of(64_000)).hasSizeBetween(64_000, 64_200);
    }
}
