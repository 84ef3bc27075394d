package io.remnawave.webhook.inbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often and when a delivery is tried again whose listener failed. Immutable and thread-safe. */
public final class RetryPolicy {

    /** 10 attempts, the first repetition after 10 s, each pause three times the one before: 27 hours in all. */
    public static final RetryPolicy DEFAULT = exponential(10, Duration.ofSeconds(10), 3);

    private static final double JITTER = 0.2;
    private static final double MAX_MILLIS = Duration.ofDays(30).toMillis();

    private final int attempts;
    private final Duration firstPause;
    private final double factor;

    private RetryPolicy(int attempts, Duration firstPause, double factor) {
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.factor = factor;
    }

    /**
     * Pauses that grow by a factor, each up to a fifth longer or shorter so that deliveries which failed together do not come back
     * together, and none longer than 30 days.
     *
     * @param attempts how often a delivery is tried in all; one or more
     * @param firstPause between the first and the second attempt; positive
     * @param factor one or more
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static RetryPolicy exponential(int attempts, Duration firstPause, double factor) {
        if (attempts < 1 || firstPause.isNegative() || firstPause.isZero() || !(factor >= 1)) {
            throw new IllegalArgumentException(
                    "Retries need one attempt or more, a positive pause and a factor of one or" + " more, but are "
                            + attempts + ", " + firstPause + " and " + factor + ".");
        }
        return new RetryPolicy(attempts, firstPause, factor);
    }

    /** How often a delivery is tried in all. */
    public int attempts() {
        return attempts;
    }

    /**
     * How long to wait after a failed attempt; another length at each call.
     *
     * @param attempt the number of the one that has failed, from 1
     */
    public Duration pauseAfter(int attempt) {
        double pause = Math.min(firstPause.toMillis() * Math.pow(factor, attempt - 1.0), MAX_MILLIS);
        double jitter = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.max(1, (long) (pause * jitter)));
    }

    @Override
    public String toString() {
        return attempts + " attempts, first pause " + firstPause + ", factor " + factor;
    }
}
