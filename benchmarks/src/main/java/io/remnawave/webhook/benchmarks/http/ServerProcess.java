package io.remnawave.webhook.benchmarks.http;

import java.time.Duration;

/** A server that takes requests until it is closed. */
record ServerProcess(Process process, int port) implements AutoCloseable {

    /** The processor time that it has taken so far. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it at once: nothing that it holds is worth a graceful end. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
