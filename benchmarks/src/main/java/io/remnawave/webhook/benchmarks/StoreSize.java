package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.delivery.IdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One more delivery in an idempotency store that remembers many and is full: the cost must not depend on how many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StoreSize {

    /** How many deliveries are remembered. */
    @Param({"10", "1000", "10000", "100000"})
    public int entries;

    private IdempotencyStore store = IdempotencyStore.inMemory(1, Duration.ofDays(1), Clock.systemUTC());

    @Setup
    public void fill() {
        store = IdempotencyStore.inMemory(entries, Duration.ofDays(1), Clock.systemUTC());
        for (int i = 0; i < entries; i++) {
            claimAndComplete();
        }
    }

    @Benchmark
    public boolean claimAndComplete() {
        byte[] signature = new byte[32];
        ThreadLocalRandom.current().nextBytes(signature);
        return store.claim(HexFormat.of().formatHex(signature)) instanceof IdempotencyStore.Claim.Held claim
                && claim.complete();
    }
}
