package io.remnawave.webhook.internal.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets a number of deliveries be handled at once, and a bounded number wait for their turn without a thread. What waits is
 * handed to its executor in the order in which it came. Thread-safe.
 */
final class ConcurrencyLimit {

    private static final int MAX_WAITING = 1_000;

    private final int limit;

    /** Guarded by this, as is the number. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    private int running;

    /** @param limit one or more; {@link Integer#MAX_VALUE} for none */
    ConcurrencyLimit(int limit) {
        this.limit = limit;
    }

    private record Waiting(Runnable task, Executor executor) {}

    /**
     * Runs a task on its executor, when its turn has come. Each is to call {@link #release} when it has ended.
     *
     * @throws RejectedExecutionException if too many wait, or the executor takes no more
     */
    void execute(Runnable task, Executor executor) {
        if (limit != Integer.MAX_VALUE && !enter(task, executor)) {
            return;
        }
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            release();
            throw e;
        }
    }

    private synchronized boolean enter(Runnable task, Executor executor) {
        if (running < limit) {
            running++;
            return true;
        }
        if (waiting.size() >= MAX_WAITING) {
            throw new RejectedExecutionException(MAX_WAITING + " deliveries wait for one of " + limit
                    + " turns (remnawave.webhook.max-concurrent-listeners)");
        }
        waiting.add(new Waiting(task, executor));
        return false;
    }

    /** The turn of a task has ended. */
    void release() {
        if (limit == Integer.MAX_VALUE) {
            return;
        }
        Waiting next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        try {
            next.executor().execute(next.task());
        } catch (RejectedExecutionException e) { // shut down meanwhile: the task sees that and answers
            next.task().run();
        }
    }
}
