package io.remnawave.webhook.spring.reactive;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Scheduler;

/**
 * Lets any thread of a scheduler that becomes free take what waits. Reactor's bounded-elastic scheduler alone puts a task that
 * finds no free thread behind one that it picks, and there it stays, however long that one is busy and however idle the others
 * are: a delivery would wait for the slow listener of another. Thread-safe.
 */
final class SharedQueue implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Scheduler threads;

    SharedQueue(Scheduler threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        threads.schedule(this::runWhatWaits);
    }

    private void runWhatWaits() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
