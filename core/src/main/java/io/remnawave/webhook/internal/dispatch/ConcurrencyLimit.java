package io.remnawave.webhook.internal.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of deliveries be handled at once, and a bounded number wait for their turn without a thread. What waits is
 * handed to its executor in the order in which it came. Thread-safe.
 */
final class ConcurrencyLimit {

    private static final int MAX_WAITING = 1_000;

    private final int limit;

    /** Guarded by this, as is the number. */
    private final Queue<Turn> waiting = new ArrayDeque<>();

    private int running;

    /**
     * How many turns have ended on a thread while it hands one on, by tasks that ran on it at once: it hands on these as well, one
     * after the other, since each inside the one before it would need as much stack as there are tasks.
     */
    private final ThreadLocal<@Nullable Integer> endedMeanwhile = new ThreadLocal<>();

    /** @param limit one or more; {@link Integer#MAX_VALUE} for none */
    ConcurrencyLimit(int limit) {
        this.limit = limit;
    }

    /** One of the tasks. */
    final class Turn implements Runnable {

        private final Consumer<Turn> task;
        private final Executor executor;
        private final Consumer<Throwable> onFailure;

        /** Guarded by the limit. */
        private boolean ended;

        private Turn(Consumer<Turn> task, Executor executor, Consumer<Throwable> onFailure) {
            this.task = task;
            this.executor = executor;
            this.onFailure = onFailure;
        }

        @Override
        public void run() {
            try {
                task.accept(this);
            } catch (Throwable e) {
                fail(e);
            }
        }

        /** The executor may take no more, or break, as it does where the JVM has no thread left. */
        private void begin() {
            try {
                executor.execute(this);
            } catch (Throwable e) {
                fail(e);
            }
        }

        private void fail(Throwable e) {
            try {
                onFailure.accept(e);
            } finally {
                end();
            }
        }

        /** Ends it, and has the next one begin. Without effect when called again. */
        void end() {
            if (limit != Integer.MAX_VALUE && isFirstEnd()) {
                handOn();
            }
        }

        private boolean isFirstEnd() {
            synchronized (ConcurrencyLimit.this) {
                boolean first = !ended;
                ended = true;
                return first;
            }
        }
    }

    /**
     * Runs a task on its executor, when its turn has come. Each is to call {@link Turn#end} when its work has ended; one that
     * throws has ended.
     *
     * @param onFailure is told why the task is never run (too many wait, or the executor did not take it), or what it has thrown
     */
    void execute(Consumer<Turn> task, Executor executor, Consumer<Throwable> onFailure) {
        Turn turn = new Turn(task, executor, onFailure);
        if (limit == Integer.MAX_VALUE) {
            turn.begin();
            return;
        }
        boolean begins;
        synchronized (this) {
            begins = running < limit;
            if (begins) {
                running++;
            } else if (waiting.size() < MAX_WAITING) {
                waiting.add(turn);
                return;
            }
        }
        if (begins) {
            turn.begin();
        } else {
            onFailure.accept(new RejectedExecutionException(MAX_WAITING + " deliveries wait for one of " + limit
                    + " turns (remnawave.webhook.max-concurrent-listeners)"));
        }
    }

    private void handOn() {
        Integer others = endedMeanwhile.get();
        if (others != null) {
            endedMeanwhile.set(others + 1);
            return;
        }
        try {
            endedMeanwhile.set(1);
            for (int left = 1; left > 0; left = endedMeanwhile.get()) {
                endedMeanwhile.set(left - 1);
                beginNext();
            }
        } finally {
            endedMeanwhile.remove();
        }
    }

    private void beginNext() {
        Turn next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        next.begin();
    }
}
