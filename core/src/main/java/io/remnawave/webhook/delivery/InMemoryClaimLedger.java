package io.remnawave.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a single instance, in its memory: a restart forgets it. Bounded in age and in entries; one entry takes
 * about 200 bytes, so the default of 100,000 entries takes about 20 MB.
 *
 * <p><b>When it is full</b> the oldest delivery that is handled, or has failed and may come again, is forgotten before its
 * time, which {@link #forgottenEarly()} counts and a log line tells: handling goes on, and only a repetition of that old
 * delivery would be handled twice. A delivery in progress is never forgotten, even if all of them together are more than
 * the ledger has entries. Ages and places are kept in the order of arrival, because what repeats soonest is what
 * came last; a cache that evicts by frequency of use would forget the newest first.
 *
 * <p>Thread-safe. A claim takes the same time whatever the number of entries.
 */
public final class InMemoryClaimLedger implements ClaimLedger {

    /** How many deliveries are remembered unless told otherwise. */
    public static final int DEFAULT_MAX_ENTRIES = 100_000;

    private static final Logger log = LoggerFactory.getLogger(InMemoryClaimLedger.class);

    private final int maxEntries;
    private final Duration retention;
    private final Clock clock;

    /** In the order of first arrival, which is also the order of expiry. Guarded by itself. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private long forgottenEarly;

    /**
     * @param maxEntries how many deliveries are remembered; one or more
     * @param retention how long each is remembered; at least as long as the freshness window reaches, or a delivery could be
     *     played back after it was forgotten
     */
    public InMemoryClaimLedger(int maxEntries, Duration retention, Clock clock) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("The claim ledger needs room for at least one entry, but max-entries is "
                    + maxEntries + ". The default is " + DEFAULT_MAX_ENTRIES + ".");
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("The retention of the claim ledger must be positive, but is " + retention
                    + ". The default is the length of the freshness window.");
        }
        this.maxEntries = maxEntries;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public ClaimResult claim(String deliveryId) {
        Instant now = clock.instant();
        synchronized (entries) {
            forgetExpired(now);
            Entry entry = entries.get(deliveryId);
            if (entry == null) {
                makeRoom();
                entry = new Entry(now.plus(retention));
                entries.put(deliveryId, entry);
            } else if (entry.state == State.IN_PROGRESS) {
                return new ClaimResult.InProgress();
            } else if (entry.state == State.DONE) {
                return new ClaimResult.AlreadyDone();
            }
            entry.state = State.IN_PROGRESS;
            entry.attempts++;
            return new HeldClaim(entry);
        }
    }

    /** How many deliveries are remembered now. */
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /** How many deliveries were forgotten before their time because the ledger was full. */
    public long forgottenEarly() {
        synchronized (entries) {
            return forgottenEarly;
        }
    }

    private void forgetExpired(Instant now) {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry oldest = oldestFirst.next();
            if (!oldest.expiresAt.isBefore(now)) {
                return;
            }
            if (oldest.state != State.IN_PROGRESS) {
                oldestFirst.remove();
            }
        }
    }

    private void makeRoom() {
        if (entries.size() < maxEntries) {
            return;
        }
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().state != State.IN_PROGRESS) {
                oldestFirst.remove();
                if (forgottenEarly++ % maxEntries == 0) {
                    log.warn(
                            "The claim ledger is full ({} deliveries within {}): {} so far were forgotten before their"
                                    + " time. Raise remnawave.webhook.claims.max-entries",
                            maxEntries,
                            retention,
                            forgottenEarly);
                }
                return;
            }
        }
    }

    private enum State {
        OPEN,
        IN_PROGRESS,
        DONE
    }

    /** Guarded by the lock of {@link #entries}. */
    private static final class Entry {
        private final Instant expiresAt;
        private State state = State.OPEN;
        private int attempts;
        private @Nullable Set<String> completedListeners;

        Entry(Instant expiresAt) {
            this.expiresAt = expiresAt;
        }
    }

    private final class HeldClaim implements ClaimResult.Claimed {
        private final Entry entry;
        private final int attempt;
        private final Set<String> completedListeners;

        /** Called with the lock held. */
        HeldClaim(Entry entry) {
            this.entry = entry;
            this.attempt = entry.attempts;
            this.completedListeners = entry.completedListeners == null ? Set.of() : entry.completedListeners;
        }

        @Override
        public int attempt() {
            return attempt;
        }

        @Override
        public Set<String> completedListeners() {
            return completedListeners;
        }

        @Override
        public void complete() {
            synchronized (entries) {
                entry.state = State.DONE;
                entry.completedListeners = null;
            }
        }

        @Override
        public void reopen(Set<String> completedListeners) {
            synchronized (entries) {
                entry.state = State.OPEN;
                entry.completedListeners = Set.copyOf(completedListeners);
            }
        }
    }
}
