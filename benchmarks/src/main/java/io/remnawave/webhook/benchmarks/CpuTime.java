package io.remnawave.webhook.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that the measured threads take for one operation. Unlike the time on the clock it stays the same when
 * other processes want the processor too. Garbage collection and compilation run on other threads and are not in it: what
 * is allocated stands beside it.
 *
 * <p>{@code java -jar benchmarks.jar -prof io.remnawave.webhook.benchmarks.CpuTime}
 */
public final class CpuTime implements InternalProfiler {

    /** The name of the figure, in nanoseconds. */
    public static final String METRIC = "cpu.time.norm";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Map<Long, Long> before = Map.of();

    @Override
    public String getDescription() {
        return "Processor time of the measured threads for one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = workers();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        // Thread by thread: a worker of the benchmark before may end in between, and would take its time out of a sum.
        double nanos = workers().entrySet().stream()
                .mapToLong(worker -> worker.getValue() - before.getOrDefault(worker.getKey(), 0L))
                .sum();
        long operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(METRIC, nanos / operations, "ns/op", AggregationPolicy.AVG));
    }

    /** Processor time so far by the id of each living worker. */
    private Map<Long, Long> workers() {
        Map<Long, Long> times = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            long nanos = threads.getThreadCpuTime(id);
            boolean alive = nanos >= 0;
            if (thread != null && alive && thread.getThreadName().contains("jmh-worker")) {
                times.put(id, nanos);
            }
        }
        return times;
    }
}
