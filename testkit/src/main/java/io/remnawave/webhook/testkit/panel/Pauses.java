package io.remnawave.webhook.testkit.panel;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The time between tries. When it is virtual it passes as soon as nothing else is under way: what a receiver is busy with
 * now would be done five seconds later, so a try that waits must not overtake it. It never takes longer than the real
 * time would. Thread-safe.
 */
final class Pauses {

    private final Executor workers;
    private final boolean realTime;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int underWay;

    Pauses(Executor workers, boolean realTime) {
        this.workers = workers;
        this.realTime = realTime;
    }

    /** Runs a task as soon as there is a worker. */
    void run(Runnable task) {
        synchronized (this) {
            underWay++;
        }
        workers.execute(() -> {
            try {
                task.run();
            } finally {
                ended().forEach(this::run);
            }
        });
    }

    /** Runs a task after a pause. */
    void runAfter(Duration pause, Runnable task) {
        boolean alone;
        synchronized (this) {
            alone = underWay == 1 && !realTime;
            waiting.add(task);
        }
        if (!alone) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> runIfWaiting(task));
        }
    }

    private void runIfWaiting(Runnable task) {
        boolean waits;
        synchronized (this) {
            waits = waiting.remove(task);
        }
        if (waits) {
            run(task);
        }
    }

    private synchronized List<Runnable> ended() {
        underWay--;
        if (underWay > 0 || realTime) {
            return List.of();
        }
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        return due;
    }
}
