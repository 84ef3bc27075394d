package io.remnawave.webhook.internal.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

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

    private static final class Waiting implements Runnable {

        private final Runnable task;
        private final Executor executor;
        private final Consumer<Throwable> onFailure;

        /** Set by the thread that runs the task. */
        private volatile boolean begun;

        Waiting(Runnable task, Executor executor, Consumer<Throwable> onFailure) {
            this.task = task;
            this.executor = executor;
            this.onFailure = onFailure;
        }

        @Override
        public void run() {
            begun = true;
            task.run();
        }

        /**
         * Gives false if the task will not run: the executor takes no more, or breaks, as it does where the JVM has no thread
         * left. What a task throws that its executor runs at once is not taken for that.
         */
        boolean execute() {
            try {
                executor.execute(this);
                return true;
            } catch (Throwable e) {
                onFailure.accept(e);
                return begun;
            }
        }
    }

    /**
     * Runs a task on its executor, when its turn has come. Each is to call {@link #release} when it has ended.
     *
     * @param onFailure is told why the task is never run (too many wait, or the executor did not take it), or what it has thrown
     *     if its executor runs it at once
     */
    void execute(Runnable task, Executor executor, Consumer<Throwable> onFailure) {
        Waiting one = new Waiting(task, executor, onFailure);
        if (limit == Integer.MAX_VALUE) {
            one.execute();
            return;
        }
        boolean begins;
        synchronized (this) {
            begins = running < limit;
            if (begins) {
                running++;
            } else if (waiting.size() < MAX_WAITING) {
                waiting.add(one);
                return;
            }
        }
        if (!begins) {
            onFailure.accept(new RejectedExecutionException(MAX_WAITING + " deliveries wait for one of " + limit
                    + " turns (remnawave.webhook.max-concurrent-listeners)"));
        } else if (!one.execute()) {
            release();
        }
    }

    /** The turn of a task has ended. */
    void release() {
        if (limit == Integer.MAX_VALUE) {
            return;
        }
        Waiting next;
        do {
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    running--;
                    return;
                }
            }
        } while (!next.execute());
    }
}
