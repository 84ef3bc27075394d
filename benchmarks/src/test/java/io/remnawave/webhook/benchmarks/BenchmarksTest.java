package io.remnawave.webhook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark still runs; how fast is not asked here. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.remnawave.webhook.benchmarks.*")
                        .param("body", "user", "large")
                        .param("bytes", "4096")
                        .param("entries", "10")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results).hasSizeGreaterThan(30);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void bodiesHaveTheSizesThatTheTablesSay() {
        assertThat(Bodies.named("small")).hasSizeBetween(80, 120);
        assertThat(Bodies.named("large")).hasSizeBetween(80_000, 130_000);
        assertThat(SizedUser.of(64_000)).hasSizeBetween(64_000, 64_200);
    }
}
