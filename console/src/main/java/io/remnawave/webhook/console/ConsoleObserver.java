package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.observe.WebhookObserver;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a receiver tells. On the thread of the request it copies what is there for the moment alone; the rest is done on a
 * thread of its own. What comes faster than that thread can take is counted and left out. Thread-safe.
 */
final class ConsoleObserver implements WebhookObserver, AutoCloseable {

    private static final int MAX_WAITING = 4_096;

    private static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;

    /** To explain a mismatch may take milliseconds, and strangers can ask for it. */
    private static final int EXPLANATIONS_A_SECOND = 50;

    private final DeliveryStore store;
    private final Worker worker;
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicLong leftOut = new AtomicLong();
    private long second;
    private int explained;

    ConsoleObserver(DeliveryStore store) {
        this.store = store;
        this.worker = new Worker();
        worker.allowCoreThreadTimeOut(true);
        worker.setRejectedExecutionHandler((task, full) -> {
            leftOut.incrementAndGet();
            if (task instanceof Waiting waiting) {
                waitingBytes.addAndGet(-waiting.size);
            }
        });
    }

    /** To wake it costs more than what it does, so it rests a moment, and takes what came meanwhile in one go. */
    private static final class Worker extends ThreadPoolExecutor {

        private static final long REST_NANOS = 50_000_000;

        private volatile @Nullable Thread resting;

        Worker() {
            super(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                Thread thread = new Thread(task, "remnawave-webhook-console");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable failure) {
            if (getQueue().isEmpty()) {
                resting = Thread.currentThread();
                LockSupport.parkNanos(REST_NANOS);
                resting = null;
            }
        }

        /** Ends its rest, before there is too much for it. */
        void hurry() {
            Thread thread = resting;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    @Override
    public void onRequest(ReceivedRequest request) {
        Attempt attempt = Attempt.of(request);
        byte[] body = request.body();
        int size = attempt.size() + (body == null ? 0 : body.length);
        int waiting = waitingBytes.addAndGet(size);
        if (waiting > MAX_WAITING_BYTES) {
            waitingBytes.addAndGet(-size);
            leftOut.incrementAndGet();
            return;
        }
        worker.execute(new Waiting(size, () -> store.add(attempt, body, explanationOf(request))));
        if (waiting > MAX_WAITING_BYTES / 4) {
            worker.hurry();
        }
    }

    /** Counts as waiting until it is done, or left out. */
    private final class Waiting implements Runnable {

        private final int size;
        private final Runnable work;

        Waiting(int size, Runnable work) {
            this.size = size;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } finally {
                waitingBytes.addAndGet(-size);
            }
        }
    }

    /** On the worker's thread alone. */
    private @Nullable Explanation explanationOf(ReceivedRequest request) {
        if (request.reason() == Reason.MISMATCH) {
            long now = System.nanoTime() / 1_000_000_000;
            if (now != second) {
                second = now;
                explained = 0;
            }
            if (++explained > EXPLANATIONS_A_SECOND) {
                return null;
            }
        }
        return request.explanation();
    }

    @Override
    public void onListener(ListenerCall call) {
        worker.execute(() -> store.add(call.deliveryId(), ListenerResult.of(call)));
    }

    /** How many requests and calls came too fast to be shown. */
    long leftOut() {
        return leftOut.get();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
