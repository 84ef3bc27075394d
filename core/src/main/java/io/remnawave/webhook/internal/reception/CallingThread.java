package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of one request on the thread that called the receiver: at once if it comes from that thread, else when that
 * thread waits for the answer. What comes after the wait is for the common pool, since it has to come to its end.
 */
final class CallingThread implements Executor {

    private final Thread thread = Thread.currentThread();

    /** Made when it is needed, which mostly is never. Guarded by this, as are changes of the flag. */
    private @Nullable LinkedBlockingQueue<Runnable> tasks;

    private volatile boolean gone;

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread && !gone) {
            task.run();
            return;
        }
        synchronized (this) {
            if (!gone) {
                queue().add(task);
                return;
            }
        }
        ForkJoinPool.commonPool().execute(task);
    }

    private LinkedBlockingQueue<Runnable> queue() {
        if (tasks == null) {
            tasks = new LinkedBlockingQueue<>();
        }
        return tasks;
    }

    /** Ends a wait for the next task, and so has the answer looked at. */
    private void wakeUp() {}

    /** Runs what comes until there is an answer, or the thread is interrupted. */
    WebhookResponse await(CompletableFuture<WebhookResponse> answer) {
        if (answer.isDone()) {
            return answer.join();
        }
        CompletionStage<WebhookResponse> stage = answer;
        stage.whenComplete((response, none) -> execute(this::wakeUp));
        LinkedBlockingQueue<Runnable> queue;
        synchronized (this) {
            queue = queue();
        }
        try {
            while (!answer.isDone()) {
                queue.take().run();
            }
            return answer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebhookResponse.UNAVAILABLE;
        } finally {
            leave(queue);
        }
    }

    private void leave(LinkedBlockingQueue<Runnable> queue) {
        synchronized (this) {
            gone = true;
        }
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            ForkJoinPool.commonPool().execute(task);
        }
    }
}
