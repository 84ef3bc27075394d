package io.remnawave.webhook.spi;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that listeners run on where the server's own must stay free, so that a request which is to be refused never waits for
 * a listener. Daemons, made as they are needed, each of which ends when it was idle for a minute; any that becomes free takes
 * what waits. Only deliveries that were admitted come here, so no stranger can fill them. Thread-safe.
 */
public final class ListenerThreads implements Executor, AutoCloseable {

    /** More than the 150 deliveries that a panel has under way at most. */
    private static final int MAX_THREADS = 256;

    private static final int MAX_WAITING = 1_000;

    private static final long IDLE_SECONDS = 60;

    private static final long IDLE_MILLIS_ONCE_CLOSED = 1;

    /** Small beside the threads of a server: Undertow has eight for a processor. */
    private static final int MAX_ON_CALLING_THREADS = 4;

    private final ThreadPoolExecutor pool;
    private final AtomicInteger onCallingThreads = new AtomicInteger();

    /**
     * Up to 256 threads; 1,000 deliveries wait for one at most, and more are rejected. They have the context class loader of the
     * thread that calls this, whichever thread makes them needed.
     */
    public ListenerThreads() {
        AtomicInteger number = new AtomicInteger();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        IdleThreadsFirst queue = new IdleThreadsFirst();
        pool = new ThreadPoolExecutor(0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, queue, task -> {
            Thread thread = DaemonThreads.create(task, "remnawave-webhook-" + number.incrementAndGet());
            thread.setContextClassLoader(context);
            return thread;
        });
        pool.setRejectedExecutionHandler((task, full) -> {
            if (queue.size() >= MAX_WAITING) {
                throw new RejectedExecutionException(MAX_WAITING + " deliveries wait");
            }
            queue.put(task);
        });
    }

    /**
     * Runs a task on one of the threads.
     *
     * @throws RejectedExecutionException if too many wait
     */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /**
     * An executor for one request of a server that gives a thread to each: it runs its first task on the thread that calls this,
     * if it comes from there and few others do so, which saves a change of threads; the rest, and what comes later, on these
     * threads.
     */
    public Executor startingOnCallingThread() {
        Thread caller = Thread.currentThread();
        AtomicBoolean started = new AtomicBoolean();
        return task -> {
            if (started.getAndSet(true) || Thread.currentThread() != caller || !runOnCallingThread(task)) {
                execute(task);
            }
        };
    }

    private boolean runOnCallingThread(Runnable task) {
        try {
            if (onCallingThreads.incrementAndGet() > MAX_ON_CALLING_THREADS) {
                return false;
            }
            task.run();
            return true;
        } finally {
            onCallingThreads.decrementAndGet();
        }
    }

    /** Ends the threads that are idle, and each of the others when it becomes so: deliveries in progress go on to their end. */
    @Override
    public void close() {
        pool.setKeepAliveTime(IDLE_MILLIS_ONCE_CLOSED, TimeUnit.MILLISECONDS);
    }

    /** Takes a task only if an idle thread waits for it, or else the pool would make no more than its first thread. */
    private static final class IdleThreadsFirst extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
