package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.delivery.ClaimResult;
import io.remnawave.webhook.delivery.InMemoryIdempotencyStore;
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

/** One more delivery in a ledger that remembers many and is full: the cost must not depend on how many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerSize {

    /** How many deliveries are remembered. */
    @Param({"10", "1000", "10000", "100000"})
    public int entries;

    private InMemoryIdempotencyStore ledger = new InMemoryIdempotencyStore(1, Duration.ofDays(1), Clock.systemUTC());

    @Setup
    public void fill() {
        ledger = new InMemoryIdempotencyStore(entries, Duration.ofDays(1), Clock.systemUTC());
        for (int i = 0; i < entries; i++) {
            claimAndComplete();
        }
    }

    @Benchmark
    public boolean claimAndComplete() {
        byte[] signature = new byte[32];
        ThreadLocalRandom.current().nextBytes(signature);
        ClaimResult result = ledger.claim(HexFormat.of().formatHex(signature));
        if (result instanceof ClaimResult.Claimed claim) {
            claim.complete();
            return true;
        }
        return false;
    }
}
