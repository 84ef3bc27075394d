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

    private record Waiting(Runnable task, Executor executor, Consumer<Throwable> onRejected) {

        /** Gives false if the executor takes no more, or breaks: a JVM that has no thread left does. */
        boolean execute() {
            try {
                executor.execute(task);
                return true;
            } catch (Throwable e) {
                onRejected.accept(e);
                return false;
            }
        }
    }

    /**
     * Runs a task on its executor, when its turn has come. Each is to call {@link #release} when it has ended.
     *
     * @param onRejected is told in place of the task why it is never run: too many wait, or the executor did not take it
     */
    void execute(Runnable task, Executor executor, Consumer<Throwable> onRejected) {
        Waiting one = new Waiting(task, executor, onRejected);
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
            onRejected.accept(new RejectedExecutionException(MAX_WAITING + " deliveries wait for one of " + limit
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
