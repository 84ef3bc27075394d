package io.remnawave.webhook.spi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What bounds a stranger is due in time, whatever the application keeps the common pool busy with: the deadlines of adapters have
 * a thread of their own. Stateless.
 */
public final class Delays {

    private static final long IDLE_SECONDS = 1;

    private Delays() {}

    /**
     * An executor that runs each task after a delay, on one daemon thread that ends when it was idle for a second. Its tasks
     * must be short. Thread-safe.
     *
     * @param threadName of its thread
     */
    public static Executor after(Duration delay, String threadName) {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread daemon = new Thread(task, threadName);
                    daemon.setDaemon(true);
                    return daemon;
                });
        thread.allowCoreThreadTimeOut(true);
        return CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, thread);
    }
}
