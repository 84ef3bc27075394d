package io.remnawave.webhook.inbox;

import java.time.Duration;

/** How many deliveries are in which state, each in one, all instances together. Immutable. More may come to be told. */
public final class InboxStatus {

    private final long waiting;
    private final long failing;
    private final long dead;
    private final long orphaned;
    private final Duration oldestAge;
    private final Duration lag;

    InboxStatus(long waiting, long failing, long dead, long orphaned, Duration oldestAge, Duration lag) {
        this.waiting = waiting;
        this.failing = failing;
        this.dead = dead;
        this.orphaned = orphaned;
        this.oldestAge = oldestAge;
        this.lag = lag;
    }

    /** Stored, and not handled yet for the first time, those that run included. */
    public long waiting() {
        return waiting;
    }

    /** Failed before, and to be tried again. */
    public long failing() {
        return failing;
    }

    /** Given up, and kept until somebody asks for another try or drops them. */
    public long dead() {
        return dead;
    }

    /** For listeners that no instance has any longer. */
    public long orphaned() {
        return orphaned;
    }

    /** Since the oldest of those {@link #waiting()} or {@link #failing()} was stored; zero where there is none. */
    public Duration oldestAge() {
        return oldestAge;
    }

    /** For how long the most overdue delivery has been waiting for a free worker; zero where none is overdue. */
    public Duration lag() {
        return lag;
    }

    @Override
    public String toString() {
        return "InboxStatus[waiting=" + waiting + ", failing=" + failing + ", dead=" + dead + ", orphaned=" + orphaned
                + ", oldestAge=" + oldestAge + ", lag=" + lag + "]";
    }
}
