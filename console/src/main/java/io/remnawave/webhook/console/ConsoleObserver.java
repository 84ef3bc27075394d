package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.observe.WebhookObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a receiver tells. On the thread of the request it takes what is there for the moment alone; the rest waits until
 * somebody looks, or until much waits, and is then done on a thread of the console. What comes faster than that is counted and left
 * out. Thread-safe.
 */
final class ConsoleObserver implements WebhookObserver, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookConsole.class);

    private static final int MAX_WAITING = 4_096;

    private static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;

    /** From so much on it is done without anybody looking. */
    private static final int MUCH = MAX_WAITING / 4;

    private static final int MUCH_BYTES = MAX_WAITING_BYTES / 4;

    /** To explain a mismatch may take milliseconds, and strangers can ask for it. */
    private static final int EXPLANATIONS_A_SECOND = 50;

    private final DeliveryStore store;
    private final ThreadPoolExecutor worker;
    private final Object lock = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private int waitingBytes;
    private boolean muchWaits;
    private boolean closed;
    private long leftOut;
    private long second;
    private int explained;

    /** What was told, and is not in the store yet. */
    private interface Waiting {

        /** About how many bytes it holds. */
        int size();

        void putIn();
    }

    ConsoleObserver(DeliveryStore store) {
        this.store = store;
        worker = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "remnawave-webhook-console");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public void onRequest(ReceivedRequest request) {
        add(new WaitingRequest(request));
    }

    @Override
    public void onListener(ListenerCall call) {
        add(new WaitingCall(call));
    }

    private void add(Waiting told) {
        int size = told.size();
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (waiting.size() == MAX_WAITING || waitingBytes + size > MAX_WAITING_BYTES) {
                leftOut++;
                return;
            }
            waiting.add(told);
            waitingBytes += size;
            if (!muchWaits && (waiting.size() >= MUCH || waitingBytes >= MUCH_BYTES)) {
                muchWaits = true;
                worker.execute(this::settle);
            }
        }
    }

    /** Puts all that was told into the store, in its order. Blocks for as long as that takes: for threads of the console. */
    void settle() {
        synchronized (store) {
            List<Waiting> told;
            synchronized (lock) {
                told = waiting;
                waiting = new ArrayList<>();
                waitingBytes = 0;
                muchWaits = false;
            }
            told.forEach(Waiting::putIn);
        }
    }

    private final class WaitingCall implements Waiting {

        private final ListenerCall call;

        WaitingCall(ListenerCall call) {
            this.call = call;
        }

        @Override
        public int size() {
            return call.failure() == null ? 128 : ListenerResult.MAX_STACK_TRACE;
        }

        @Override
        public void putIn() {
            store.add(call.deliveryId(), ListenerResult.of(call));
        }
    }

    private final class WaitingRequest implements Waiting {

        private final ReceivedRequest request;
        private final RequestCopy copy;

        WaitingRequest(ReceivedRequest request) {
            this.request = request;
            this.copy = RequestCopy.of(request);
        }

        @Override
        public int size() {
            byte[] body = request.body();
            return copy.size() + (body == null ? 0 : body.length);
        }

        @Override
        public void putIn() {
            store.add(Attempt.of(request, copy), request.body(), explanationOf(request));
        }
    }

    /** In {@link #settle} alone. */
    private @Nullable Explanation explanationOf(ReceivedRequest request) {
        if (request.reason() == Reason.MISMATCH) {
            long came = request.receivedAt().getEpochSecond();
            if (came != second) {
                second = came;
                explained = 0;
            }
            if (++explained > EXPLANATIONS_A_SECOND) {
                return null;
            }
        }
        try {
            return request.explanation();
        } catch (RuntimeException e) { // of an application that cannot give its secrets
            log.warn("The console could not find out why a delivery was refused", e);
            return null;
        }
    }

    /** How many requests and calls came too fast to be shown. */
    long leftOut() {
        synchronized (lock) {
            return leftOut;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            waiting.clear();
        }
        worker.shutdownNow();
    }
}
