package io.remnawave.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Lets one action through in an interval and counts the rest. Thread-safe. */
final class RateLimit {

    private final long intervalNanos;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong suppressed = new AtomicLong();

    RateLimit(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    /** @param action is told what was left out since, as the end of a log line */
    void run(Consumer<String> action) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + intervalNanos)) {
            suppressed.incrementAndGet();
            return;
        }
        long before = suppressed.getAndSet(0);
        action.accept(before == 0 ? "" : " (and " + before + " more like it were not logged)");
    }
}
