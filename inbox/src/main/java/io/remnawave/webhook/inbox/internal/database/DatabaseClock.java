package io.remnawave.webhook.inbox.internal.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of the database, read now and then and counted on from there by the monotonic clock of the machine: the wall clocks of
 * instances, which may be wrong, play no part. Thread-safe.
 */
public final class DatabaseClock implements Clock {

    private volatile Reading reading;

    DatabaseClock(Instant now) {
        reading = new Reading(now, System.nanoTime());
    }

    private record Reading(Instant time, long nanos) {}

    /**
     * Takes over a time that was read.
     *
     * @param nanosBefore when it was asked for; half the way there and back is taken off
     */
    void synchronize(Instant time, long nanosBefore) {
        long nanosAfter = System.nanoTime();
        reading = new Reading(time, nanosBefore + (nanosAfter - nanosBefore) / 2);
    }

    @Override
    public Instant now() {
        Reading last = reading;
        return last.time().plusNanos(System.nanoTime() - last.nanos());
    }

    /** Now and a while. */
    public Instant in(Duration delay) {
        return now().plus(delay);
    }
}
