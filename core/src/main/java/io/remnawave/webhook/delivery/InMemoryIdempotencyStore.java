package io.remnawave.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * See {@link IdempotencyStore#inMemory}. Ages and places are kept in the order of arrival, because what repeats soonest is what
 * came last; a cache that evicts by frequency of use would evict the newest first. A claim takes the same time whatever the
 * number of entries.
 */
final class InMemoryIdempotencyStore implements IdempotencyStore {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyStore.class);

    private static final Claim COMPLETED = Claim.completed();

    private final int maxEntries;
    private final Duration retention;
    private final Clock clock;

    /** In the order of first arrival, which is also the order of expiry. Guarded by itself. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private long evictedBeforeExpiry;

    InMemoryIdempotencyStore(int maxEntries, Duration retention, Clock clock) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("remnawave.webhook.claims.max-entries must be one or more, but is "
                    + maxEntries + ". The default is " + DEFAULT_MAX_ENTRIES + ".");
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("remnawave.webhook.claims.retention must be positive, but is "
                    + retention + ". The default is the length of the freshness window.");
        }
        this.maxEntries = maxEntries;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Claim claim(String deliveryId) {
        long now = clock.millis();
        synchronized (entries) {
            removeExpired(now);
            Entry entry = entries.get(deliveryId);
            if (entry == null) {
                makeRoom();
                entry = new Entry(expiryOf(now));
                entries.put(deliveryId, entry);
            } else if (entry.state == State.IN_PROGRESS) {
                return new HeldByAnother(entry.ended());
            } else if (entry.state == State.COMPLETED) {
                return COMPLETED;
            }
            entry.state = State.IN_PROGRESS;
            entry.attempts++;
            return new HeldClaim(entry);
        }
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public boolean isNonBlocking() {
        return true;
    }

    private long expiryOf(long now) {
        long expiresAt = now + TimeUnit.MILLISECONDS.convert(retention); // which saturates, as the sum must
        return expiresAt < now ? Long.MAX_VALUE : expiresAt;
    }

    private void removeExpired(long now) {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry oldest = oldestFirst.next();
            if (oldest.expiresAt >= now) {
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
                if (evictedBeforeExpiry++ % maxEntries == 0) {
                    log.warn(
                            "The idempotency store is full ({} deliveries within {}): {} so far were evicted before expiry."
                                    + " Raise remnawave.webhook.claims.max-entries",
                            maxEntries,
                            retention,
                            evictedBeforeExpiry);
                }
                return;
            }
        }
    }

    private enum State {
        RELEASED,
        IN_PROGRESS,
        COMPLETED
    }

    /** Guarded by the lock of {@link #entries}. */
    private static final class Entry {
        /** In milliseconds since 1970; no object of its own, for the oldest of many entries are in no cache. */
        private final long expiresAt;

        private State state = State.RELEASED;
        private int attempts;
        private @Nullable Set<String> completedListeners;
        private @Nullable CompletableFuture<Void> ended;

        Entry(long expiresAt) {
            this.expiresAt = expiresAt;
        }

        CompletableFuture<Void> ended() {
            if (ended == null) {
                ended = new CompletableFuture<>();
            }
            return ended;
        }

        /** Ends the claim; what is returned is to be completed without the lock, for others act on it. */
        @Nullable
        CompletableFuture<Void> end(State newState, @Nullable Set<String> completed) {
            state = newState;
            completedListeners = completed;
            CompletableFuture<Void> waitedFor = ended;
            ended = null;
            return waitedFor;
        }
    }

    private record HeldByAnother(CompletionStage<?> ended) implements Claim.InProgress {}

    private final class HeldClaim implements Claim.Held {
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
        public boolean complete() {
            return end(State.COMPLETED, null);
        }

        @Override
        public boolean release(Set<String> completedListeners) {
            return end(State.RELEASED, Set.copyOf(completedListeners));
        }

        private boolean end(State state, @Nullable Set<String> completed) {
            CompletableFuture<Void> waitedFor;
            synchronized (entries) {
                if (entry.attempts != attempt || entry.state != State.IN_PROGRESS) {
                    return false;
                }
                waitedFor = entry.end(state, completed);
            }
            if (waitedFor != null) {
                waitedFor.complete(null);
            }
            return true;
        }
    }
}
