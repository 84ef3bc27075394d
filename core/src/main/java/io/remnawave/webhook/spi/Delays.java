package io.remnawave.webhook.spi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is due after a time is due then, whatever the application does on the threads that all of a JVM share: its common pool, and
 * the one that completes the futures of {@code orTimeout}. Every thread of this is a daemon and ends when it was idle for a
 * second. Stateless.
 */
public final class Delays {

    private static final long IDLE_SECONDS = 1;

    private static final ScheduledThreadPoolExecutor TIMEOUTS = timer("remnawave-webhook-timeouts");

    /** What depends on a future may take long: a listener, an answer. As many as there are timeouts at a moment. */
    private static final Executor AFTER_TIMEOUT = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            worker -> DaemonThreads.create(worker, "remnawave-webhook-after-timeout"));

    private Delays() {}

    private static ScheduledThreadPoolExecutor timer(String threadName) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, worker -> DaemonThreads.create(worker, threadName));
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * An executor that runs each task after a delay, on one thread. Its tasks must be short, and throw nothing. Thread-safe.
     *
     * @param threadName of its thread
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static Executor after(Duration delay, String threadName) {
        ScheduledThreadPoolExecutor timer = timer(threadName);
        long nanos = TimeUnit.NANOSECONDS.convert(delay);
        return task -> timer.schedule(DaemonThreads.withContext(task), nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Completes a future with a value if it is not complete after a time; what depends on it may then take its time.
     *
     * @return the future
     */
    public static <T> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, @Nullable T value, long timeout, TimeUnit unit) {
        Runnable completion = DaemonThreads.withContext(() -> future.complete(value));
        Future<?> timer = TIMEOUTS.schedule(() -> runElsewhere(completion), timeout, unit);
        CompletionStage<T> end = future;
        end.whenComplete((result, failure) -> timer.cancel(false));
        return future;
    }

    private static void runElsewhere(Runnable completion) {
        try {
            AFTER_TIMEOUT.execute(completion);
        } catch (Throwable noThread) { // that can be made: late for others is better than never
            completion.run();
        }
    }
}
