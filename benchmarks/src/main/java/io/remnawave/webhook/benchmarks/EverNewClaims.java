package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.delivery.IdempotencyStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The in-memory store, asked under an id that it has never seen: so one body can be received again and again, and each
 * time the store does the work of a new delivery. It is full from the start, so that each claim also evicts one. Making
 * the id is measured as well and costs about 50 ns, which no receiver pays.
 */
final class EverNewClaims implements IdempotencyStore {

    private static final byte[] ID = "0".repeat(64).getBytes(StandardCharsets.ISO_8859_1);

    private final IdempotencyStore store;
    private final AtomicLong next = new AtomicLong();

    /** @param claimed how many deliveries the store remembers */
    EverNewClaims(int claimed) {
        store = IdempotencyStore.inMemory(claimed, Duration.ofDays(7_300), Clock.systemUTC());
        for (int i = 0; i < claimed; i++) {
            if (!(claim("") instanceof Claim.Held claim && claim.complete())) {
                throw new IllegalStateException("A new delivery was not claimed");
            }
        }
    }

    @Override
    public Duration retention() {
        return store.retention();
    }

    @Override
    public boolean isNonBlocking() {
        return store.isNonBlocking();
    }

    @Override
    public Claim claim(String unused) {
        byte[] id = ID.clone();
        long number = next.getAndIncrement();
        for (int i = 0; number != 0; i++, number >>>= 4) {
            id[i] = (byte) ('a' + (number & 0xF));
        }
        return store.claim(new String(id, StandardCharsets.ISO_8859_1));
    }
}
