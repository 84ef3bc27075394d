package io.remnawave.webhook.testkit.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.IdempotencyStore.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link IdempotencyStore} as tests, for a store of your own: extend this class, and give it the store.
 *
 * <pre>{@code
 * class RedisStoreTest extends IdempotencyStoreCompatibilityKit {
 *     @Override
 *     protected IdempotencyStore store() {
 *         return new RedisStore(client);
 *     }
 * }
 * }</pre>
 *
 * <p>A store that instances share has to pass the rules of the lease as well: override {@link #secondInstance} and
 * {@link #abandon}. These take about as long as two leases.
 */
public abstract class IdempotencyStoreCompatibilityKit {

    /** In which a panel repeats a delivery: a lease must be shorter. */
    private static final Duration PANEL_RETRIES = Duration.ofSeconds(15);

    private final Random random = new Random();

    /** For extension. */
    protected IdempotencyStoreCompatibilityKit() {}

    /** The store; the same or another that shares its memory at each call within a test. */
    protected abstract IdempotencyStore store();

    /** Another instance's store that shares the memory of {@link #store}; {@code null} if it is for a single instance. */
    protected @Nullable IdempotencyStore secondInstance() {
        return null;
    }

    /**
     * Ends a store as the end of its process would: it renews no lease any longer.
     *
     * @param store the one of {@link #store}, if the store is for several instances
     */
    protected void abandon(IdempotencyStore store) {
        throw new UnsupportedOperationException("Override abandon() where secondInstance() is overridden");
    }

    private String newId() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Claim.Held held(Claim claim) {
        return assertInstanceOf(Claim.Held.class, claim, "the claim must be held");
    }

    @Test
    void givesANewDeliveryToTheFirst() {
        Claim.Held claim = held(store().claim(newId()));

        assertEquals(1, claim.attempt(), "attempt of the first claim");
        assertEquals(Set.of(), claim.completedListeners(), "listeners of a new delivery");
        assertTrue(claim.release(Set.of()), "the claim is still held");
    }

    @Test
    void givesNobodyElseWhatIsHeld() {
        IdempotencyStore store = store();
        String id = newId();
        Claim.Held claim = held(store.claim(id));

        assertInstanceOf(Claim.InProgress.class, store.claim(id));

        claim.release(Set.of());
    }

    @Test
    void givesADeliveryToExactlyOneOfManyAtATime() throws Exception {
        IdempotencyStore first = store();
        IdempotencyStore other = secondInstance();
        IdempotencyStore second = other == null ? first : other;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String id = newId();
                CountDownLatch start = new CountDownLatch(1);
                List<CompletableFuture<Claim>> claims = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    IdempotencyStore store = i % 2 == 0 ? first : second;
                    claims.add(CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return store.claim(id);
                            },
                            threads));
                }
                start.countDown();
                List<Claim> got = claims.stream().map(CompletableFuture::join).toList();
                assertEquals(
                        1, got.stream().filter(Claim.Held.class::isInstance).count(), "claims held at a time");
                assertEquals(
                        7,
                        got.stream().filter(Claim.InProgress.class::isInstance).count(),
                        "claims in progress");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void remembersWhatIsCompleted() {
        IdempotencyStore store = store();
        String id = newId();

        assertTrue(held(store.claim(id)).complete(), "the claim is still held");

        assertInstanceOf(Claim.Completed.class, store.claim(id));
        assertInstanceOf(Claim.Completed.class, store.claim(id));
    }

    @Test
    void givesWhatIsReleasedToTheNextWithTheListenersThatHaveTakenIt() {
        IdempotencyStore store = store();
        String id = newId();
        held(store.claim(id)).release(Set.of("accounts", "mail (ü, \"quoted\")"));

        Claim.Held again = held(store.claim(id));

        assertEquals(2, again.attempt(), "attempt of the second claim");
        assertEquals(Set.of("accounts", "mail (ü, \"quoted\")"), again.completedListeners());
        assertTrue(again.complete());
    }

    @Test
    void changesNothingByAClaimThatHasEnded() {
        IdempotencyStore store = store();
        String id = newId();
        Claim.Held first = held(store.claim(id));
        first.release(Set.of("accounts"));
        Claim.Held second = held(store.claim(id));

        assertFalse(first.complete(), "a claim that was released cannot be completed");
        assertFalse(first.release(Set.of("other")), "a claim that was released cannot be released again");

        assertInstanceOf(Claim.InProgress.class, store.claim(id));
        assertTrue(second.complete());
        assertFalse(second.release(Set.of()), "a claim that was completed cannot be released");
        assertInstanceOf(Claim.Completed.class, store.claim(id));
    }

    @Test
    void tellsWhenAClaimEndsOrThatItCannotTell() throws Exception {
        IdempotencyStore store = store();
        String id = newId();
        Claim.Held claim = held(store.claim(id));
        Claim.InProgress waiting = assertInstanceOf(Claim.InProgress.class, store.claim(id));
        CompletionStage<?> ended = waiting.ended();

        claim.complete();

        if (ended != null) {
            ended.toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertInstanceOf(Claim.Completed.class, store.claim(id));
    }

    @Test
    void remembersAsLongAsADeliveryStaysFresh() {
        assertTrue(
                store().retention().compareTo(FreshnessWindow.DEFAULT.length()) >= 0,
                "retention must be at least " + FreshnessWindow.DEFAULT.length());
    }

    @Test
    void sharesItsMemoryAmongInstances() {
        IdempotencyStore second = assumeSecondInstance();
        String id = newId();
        Claim.Held claim = held(store().claim(id));

        assertInstanceOf(Claim.InProgress.class, second.claim(id));
        claim.release(Set.of("accounts"));
        Claim.Held taken = held(second.claim(id));

        assertEquals(Set.of("accounts"), taken.completedListeners());
        assertTrue(taken.complete());
        assertInstanceOf(Claim.Completed.class, store().claim(id));
    }

    @Test
    void keepsAClaimForAsLongAsItsInstanceLives() throws Exception {
        IdempotencyStore second = assumeSecondInstance();
        String id = newId();
        Claim.Held claim = held(store().claim(id));

        Thread.sleep(PANEL_RETRIES.toMillis());

        assertInstanceOf(Claim.InProgress.class, second.claim(id));
        assertTrue(claim.complete(), "the lease was renewed");
    }

    @Test
    void opensTheClaimOfAnInstanceThatHasDiedWithinTheRetriesOfAPanelAndFencesItOff() throws Exception {
        IdempotencyStore second = assumeSecondInstance();
        IdempotencyStore first = store();
        String id = newId();
        held(first.claim(id)).release(Set.of("accounts"));
        Claim.Held lost = held(first.claim(id));
        abandon(first);

        Claim.Held taken = awaitClaim(second, id);

        assertEquals(3, taken.attempt(), "attempt of the third claim");
        assertEquals(Set.of("accounts"), taken.completedListeners(), "listeners as the last release left them");
        assertFalse(lost.complete(), "the claim is another's");
        assertFalse(lost.release(Set.of("mail")), "the claim is another's");
        assertTrue(taken.release(Set.of("accounts")));
        assertEquals(Set.of("accounts"), held(second.claim(id)).completedListeners());
    }

    private static Claim.Held awaitClaim(IdempotencyStore store, String id) throws InterruptedException {
        long end = System.nanoTime() + PANEL_RETRIES.toNanos();
        while (System.nanoTime() < end) {
            if (store.claim(id) instanceof Claim.Held taken) {
                return taken;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The claim of an instance that has died was not open after " + PANEL_RETRIES);
    }

    private IdempotencyStore assumeSecondInstance() {
        IdempotencyStore second = secondInstance();
        assumeTrue(second != null, "The store is for a single instance: secondInstance() is not overridden");
        return Objects.requireNonNull(second);
    }
}
