package io.remnawave.webhook.testkit.panel;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of the time that a try may take. */
final class Deadline {

    private final Duration timeout;
    private final long end;

    Deadline(Duration timeout) {
        this.timeout = timeout;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /** What is left, at least one millisecond, as a socket wants it. */
    int millisLeft() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw exceeded();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    SocketTimeoutException exceeded() {
        return new SocketTimeoutException("the receiver took longer than the " + timeout.toMillis()
                + " ms that the emulator waits; a panel would still wait");
    }
}
