package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.spi.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread for what takes milliseconds of a request that nobody vouches for, so that it takes neither an event loop nor more
 * than one processor. It ends when it was idle. Thread-safe.
 */
final class SlowLane implements Executor {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    /** @param maxWaiting how many tasks wait at most, each of which holds a body */
    SlowLane(int maxWaiting) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(maxWaiting),
                worker -> DaemonThreads.create(worker, "remnawave-webhook-diagnosis"));
        thread.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException if too many wait */
    @Override
    public void execute(Runnable task) {
        thread.execute(DaemonThreads.withContext(task));
    }
}
