package io.remnawave.webhook.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the signed timestamp of a delivery may lie from now.
 *
 * <p>A panel signs when it queues an event, and repeats the same bytes in its retries, so an honest delivery can be hours
 * old: a window of a few minutes would lose events. The header {@code X-Remnawave-Timestamp} is not signed and plays no
 * part.
 *
 * @param past how old a delivery may be; zero or more
 * @param future how far ahead of this machine's clock a delivery may be; zero or more
 */
public record FreshnessWindow(Duration past, Duration future) {

    private static final Duration LIMIT = Duration.ofDays(36_500);

    /** 24 hours into the past, 5 minutes into the future. */
    public static final FreshnessWindow DEFAULT = new FreshnessWindow(Duration.ofHours(24), Duration.ofMinutes(5));

    /** @throws IllegalArgumentException if a duration is negative or longer than 36,500 days */
    public FreshnessWindow {
        if (past.isNegative() || future.isNegative() || past.compareTo(LIMIT) > 0 || future.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("The freshness window must reach from zero to 36500 days, but is " + past
                    + " into the past and " + future + " into the future. Use durations such as PT24H and PT5M.");
        }
    }

    /** How long a delivery can stay inside: the sum of both directions. */
    public Duration length() {
        return past.plus(future);
    }

    /** Whether a timestamp lies inside, both ends included. */
    public boolean contains(Instant timestamp, Instant now) {
        return !timestamp.isBefore(now.minus(past)) && !timestamp.isAfter(now.plus(future));
    }
}
