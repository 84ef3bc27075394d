package io.remnawave.webhook.testkit.panel;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The end of the time that a try may take. Immutable. */
final class Deadline {

    private final Duration timeout;
    private final long end;

    Deadline(Duration timeout) {
        this(timeout, System.nanoTime() + timeout.toNanos());
    }

    private Deadline(Duration timeout, long end) {
        this.timeout = timeout;
        this.end = end;
    }

    /** The same, later by a time that is not the receiver's. */
    Deadline plus(Duration own) {
        return new Deadline(timeout, end + own.toNanos());
    }

    /** What is left, in nanoseconds; not positive where it is over. */
    long nanosLeft() {
        return end - System.nanoTime();
    }

    boolean isOver() {
        return nanosLeft() <= 0;
    }

    SocketTimeoutException exceeded() {
        return new SocketTimeoutException("the receiver took longer than the " + timeout.toMillis()
                + " ms that the emulator waits; a panel would still wait");
    }
}
