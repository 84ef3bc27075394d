package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.ClaimResult;
import io.remnawave.webhook.delivery.InMemoryIdempotencyStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The in-memory ledger, asked under an id that it has never seen: so one body can be received again and again, and each
 * time the ledger does the work of a new delivery. It is full from the start, so that each claim also forgets one. Making
 * the id is measured as well and costs about 50 ns, which no receiver pays.
 */
final class EverNewClaims implements IdempotencyStore {

    private static final byte[] ID = "0".repeat(64).getBytes(StandardCharsets.ISO_8859_1);

    private final InMemoryIdempotencyStore ledger;
    private final AtomicLong next = new AtomicLong();

    /** @param claimed how many deliveries the ledger remembers */
    EverNewClaims(int claimed) {
        ledger = new InMemoryIdempotencyStore(claimed, Duration.ofDays(1), Clock.systemUTC());
        for (int i = 0; i < claimed; i++) {
            if (claim("") instanceof ClaimResult.Claimed claim) {
                claim.complete();
            }
        }
    }

    @Override
    public ClaimResult claim(String unused) {
        byte[] id = ID.clone();
        long number = next.getAndIncrement();
        for (int i = 0; number != 0; i++, number >>>= 4) {
            id[i] = (byte) ('a' + (number & 0xF));
        }
        return ledger.claim(new String(id, StandardCharsets.ISO_8859_1));
    }
}
