package io.remnawave.webhook.httpserver;

import io.remnawave.webhook.spi.Delays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded number of threads for work that strangers can stall. While tasks wait for a thread, those that have held theirs for
 * longest, and longer than a patience, are told to give way. Daemons, which end when they were idle. Thread-safe.
 */
final class YieldingThreads implements AutoCloseable {

    private static final int MAX_WAITING = 1_000;

    private static final long IDLE_SECONDS = 10;

    private static final long IDLE_MILLIS_ONCE_CLOSED = 1;

    private static final Duration SWEEP = Duration.ofMillis(250);

    /** Work that can be told to end. */
    interface Task extends Runnable {

        /** Ends soon. Called on another thread, once at most. */
        void giveWay();
    }

    private final IdleThreadsFirst waiting = new IdleThreadsFirst();
    private final Executor later;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final long patienceNanos;
    private final ThreadPoolExecutor pool;

    /** Since when, by task, in the order in which they began. Guarded by itself. */
    private final Map<Task, Long> running = new LinkedHashMap<>();

    YieldingThreads(String name, int maxThreads, Duration patience) {
        patienceNanos = patience.toNanos();
        later = Delays.after(SWEEP, name + "-deadlines");
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(0, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, waiting, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.setRejectedExecutionHandler((task, full) -> {
            if (waiting.size() >= MAX_WAITING) {
                throw new RejectedExecutionException(MAX_WAITING + " requests wait");
            }
            waiting.put(task);
            sweepLater();
        });
    }

    /** @throws RejectedExecutionException if too many wait */
    void execute(Task task) {
        pool.execute(() -> run(task));
    }

    private void run(Task task) {
        synchronized (running) {
            running.put(task, System.nanoTime());
        }
        try {
            task.run();
        } finally {
            synchronized (running) {
                running.remove(task);
            }
        }
    }

    private void sweepLater() {
        if (sweeping.getAndSet(true)) {
            return;
        }
        try {
            later.execute(this::sweep);
        } catch (OutOfMemoryError noThread) { // that can be made: whoever waits next tries again
            sweeping.set(false);
        }
    }

    private void sweep() {
        try {
            stalled(waiting.size()).forEach(Task::giveWay);
        } finally {
            sweeping.set(false);
            if (!waiting.isEmpty()) {
                sweepLater();
            }
        }
    }

    private List<Task> stalled(int atMost) {
        List<Task> stalled = new ArrayList<>();
        long now = System.nanoTime();
        synchronized (running) {
            Iterator<Map.Entry<Task, Long>> oldestFirst = running.entrySet().iterator();
            while (stalled.size() < atMost && oldestFirst.hasNext()) {
                Map.Entry<Task, Long> oldest = oldestFirst.next();
                if (now - oldest.getValue() < patienceNanos) {
                    break;
                }
                stalled.add(oldest.getKey());
                oldestFirst.remove();
            }
        }
        return stalled;
    }

    /** Ends the threads that are idle, and each of the others when it becomes so: who is late still gets his answer. */
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
