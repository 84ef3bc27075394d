package io.remnawave.webhook.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Changes on their way to one page. What it cannot follow is not queued without a bound: it gets the whole state anew. */
final class ChangeQueue {

    private static final int MAX_WAITING = 4_096;

    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean overflown = new AtomicBoolean();

    /** @param change names the state after it */
    record Message(long change, String event, Object data) {}

    void offer(Message message) {
        if (!waiting.offer(message)) {
            overflown.set(true);
        }
    }

    /** Whether changes were left out, asked once. */
    boolean takeOverflow() {
        return overflown.getAndSet(false);
    }

    void clear() {
        waiting.clear();
    }

    /** What has come, or nothing if nothing came within the time. */
    List<Message> await(long millis) throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        Message first = waiting.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            messages.add(first);
            waiting.drainTo(messages, 200);
        }
        return messages;
    }
}
