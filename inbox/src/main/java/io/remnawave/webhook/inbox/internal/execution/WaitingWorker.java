package io.remnawave.webhook.inbox.internal.execution;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Gives the worker that waits for the listeners of a delivery what goes on among them: it may block, as the thread that has
 * completed the stage of a listener, say an event loop, must not.
 */
final class WaitingWorker implements Executor {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /**
     * Runs what it is given, on the calling thread, until a stage has completed, and gives its result. Nothing may be given
     * afterwards, for nobody would run it. An interruption does not end the wait: what goes on must not be run a second time.
     */
    <T> T workUntil(CompletionStage<T> end) {
        CompletableFuture<T> ended = end.toCompletableFuture();
        end.whenComplete((result, failure) -> execute(() -> {})); // so that the worker looks
        boolean interrupted = false;
        try {
            while (!ended.isDone()) {
                try {
                    tasks.take().run();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return ended.join();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
