package io.remnawave.webhook.testkit.panel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs deliveries and schedules their retries. When the time between two tries is virtual it passes as soon as nothing else is
 * under way: what a receiver is busy with now would be done five seconds later, so a try that waits must not overtake it. It never
 * takes longer than the real time would. Thread-safe.
 */
final class RetryScheduler {

    private final Executor workers;
    private final boolean realTime;
    private final Timer timer;
    private final Map<Runnable, Duration> waiting = new LinkedHashMap<>();
    private int underWay;

    /** Runs a task when a time has passed. */
    @FunctionalInterface
    interface Timer {
        void runAfter(Duration time, Runnable task);
    }

    RetryScheduler(Executor workers, boolean realTime) {
        this(
                workers,
                realTime,
                (time, task) -> CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                        .execute(task));
    }

    RetryScheduler(Executor workers, boolean realTime, Timer timer) {
        this.workers = workers;
        this.realTime = realTime;
        this.timer = timer;
    }

    /** Runs a task as soon as there is a worker, and again if it asks for that. */
    void run(Runnable task) {
        synchronized (this) {
            underWay++;
        }
        workers.execute(() -> {
            try {
                task.run();
            } finally {
                ended(task);
            }
        });
    }

    /** Asks, within a task, for it to be run again after a pause. */
    synchronized void runAgainAfter(Duration pause, Runnable task) {
        waiting.put(task, pause);
    }

    private void ended(Runnable task) {
        List<Runnable> due;
        Duration pause;
        synchronized (this) {
            underWay--;
            due = underWay == 0 && !realTime ? List.copyOf(waiting.keySet()) : List.of();
            waiting.keySet().removeAll(due);
            pause = waiting.get(task);
        }
        due.forEach(this::run);
        runAtTheLatestAfter(pause, task);
    }

    private void runAtTheLatestAfter(@Nullable Duration pause, Runnable task) {
        if (pause != null) {
            timer.runAfter(pause, () -> runIfWaiting(task));
        }
    }

    private void runIfWaiting(Runnable task) {
        boolean waits;
        synchronized (this) {
            waits = waiting.remove(task) != null;
        }
        if (waits) {
            run(task);
        }
    }
}
