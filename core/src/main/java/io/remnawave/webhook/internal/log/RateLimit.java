package io.remnawave.webhook.internal.log;

/** Lets a number pass in an interval, which begins with the first of them, and counts what was held back. Thread-safe. */
public final class RateLimit {

    private final int number;
    private final long intervalNanos;
    private long start;
    private int passed;
    private long suppressed;

    /** @param intervalNanos how long an interval lasts */
    public RateLimit(int number, long intervalNanos) {
        this.number = number;
        this.intervalNanos = intervalNanos;
    }

    /** Whether one more may pass now. */
    public synchronized boolean tryPass() {
        long now = System.nanoTime();
        if (passed == 0 || now - start >= intervalNanos) {
            start = now;
            passed = 0;
        }
        if (passed == number) {
            suppressed++;
            return false;
        }
        passed++;
        return true;
    }

    /** How many were held back since it was asked last. */
    public synchronized long takeSuppressed() {
        long taken = suppressed;
        suppressed = 0;
        return taken;
    }
}
