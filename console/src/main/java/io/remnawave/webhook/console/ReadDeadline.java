package io.remnawave.webhook.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends requests that are not sent to their end, since the JDK's server waits for ever with a thread for each. An interrupt closes
 * the connection that the thread reads from. Thread-safe.
 */
final class ReadDeadline implements AutoCloseable {

    static final long MILLIS = 5_000;

    private final Map<Thread, Watch> current = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock;

    ReadDeadline() {
        clock = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "remnawave-webhook-console-deadline");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // once it is closed: the server ends what is left
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /** Runs what reads a request and answers it. */
    void run(Runnable exchange) {
        Watch watch = new Watch(Thread.currentThread());
        ScheduledFuture<?> end = clock.schedule(watch::expire, MILLIS, TimeUnit.MILLISECONDS);
        current.put(watch.thread, watch);
        try {
            exchange.run();
        } finally {
            current.remove(watch.thread);
            end.cancel(false);
            watch.meet();
            Thread.interrupted(); // the thread is of a pool, and goes on with another request
        }
    }

    /** The request of this thread is read; to answer it may take longer. */
    void meet() {
        Watch watch = current.get(Thread.currentThread());
        if (watch != null) {
            watch.meet();
        }
    }

    private static final class Watch {

        private final Thread thread;
        private boolean isMet;

        Watch(Thread thread) {
            this.thread = thread;
        }

        synchronized void expire() {
            if (!isMet) {
                thread.interrupt();
            }
        }

        synchronized void meet() {
            isMet = true;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
