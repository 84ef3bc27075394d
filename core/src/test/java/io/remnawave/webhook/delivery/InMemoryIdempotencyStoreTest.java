package io.remnawave.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.AdjustableClock;
import io.remnawave.webhook.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryIdempotencyStoreTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final IdempotencyStore store = IdempotencyStore.inMemory(3, Duration.ofHours(1), clock);

    @Test
    void givesADeliveryToTheFirstWhoAsks() {
        IdempotencyStore.Claim.Held claim = claimed("a");

        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.completedListeners()).isEmpty();
        assertThat(store.claim("a")).isInstanceOf(IdempotencyStore.Claim.InProgress.class);
    }

    @Test
    void remembersWhatIsDone() {
        claimed("a").complete();

        assertThat(store.claim("a")).isInstanceOf(IdempotencyStore.Claim.Completed.class);
    }

    @Test
    void givesAReleasedDeliveryAgainWithItsCompletedListeners() {
        claimed("a").release(Set.of("first"));

        IdempotencyStore.Claim.Held second = claimed("a");

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.completedListeners()).containsExactly("first");
    }

    @Test
    void forgetsAfterTheRetentionAndNotAtIt() {
        claimed("a").complete();

        clock.advance(Duration.ofHours(1));
        assertThat(store.claim("a")).isInstanceOf(IdempotencyStore.Claim.Completed.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(claimed("a").attempt()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestWhenFullAndSaysSo() {
        try (LogCapture log = LogCapture.start()) {
            List.of("a", "b", "c", "d").forEach(id -> claimed(id).complete());

            assertThat(log.text())
                    .contains("1 so far were evicted before expiry", "remnawave.webhook.claims.max-entries");
        }
        assertThat(store.claim("b")).isInstanceOf(IdempotencyStore.Claim.Completed.class);
        assertThat(claimed("a").attempt()).isEqualTo(1);
    }

    @Test
    void saysThatItIsFullOnceForEachFilling() {
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 3 + 6; i++) {
                claimed("delivery " + i).complete();
            }

            assertThat(log.text().lines()).hasSize(2).last().asString().contains("4 so far");
        }
    }

    @Test
    void neverForgetsWhatIsInProgress() {
        List<IdempotencyStore.Claim.Held> held =
                List.of(claimed("a"), claimed("b"), claimed("c"), claimed("d"), claimed("e"));
        clock.advance(Duration.ofHours(2));

        List.of("a", "b", "c", "d", "e")
                .forEach(id -> assertThat(store.claim(id)).isInstanceOf(IdempotencyStore.Claim.InProgress.class));

        assertThat(held).allMatch(IdempotencyStore.Claim.Held::complete);
        claimed("f").complete();
        assertThat(claimed("a").attempt()).isEqualTo(1);
    }

    @Test
    void tellsWhoWaitsThatAClaimHasEnded() {
        IdempotencyStore.Claim.Held held = claimed("a");
        IdempotencyStore.Claim.InProgress waiting = (IdempotencyStore.Claim.InProgress) store.claim("a");
        assertThat(waiting.ended()).isNotCompleted();

        held.release(Set.of());

        assertThat(waiting.ended()).isCompleted();
        assertThat(claimed("a").attempt()).isEqualTo(2);
    }

    @Test
    void changesNothingByAClaimThatHasEndedBefore() {
        IdempotencyStore.Claim.Held first = claimed("a");
        first.release(Set.of("one"));
        IdempotencyStore.Claim.Held second = claimed("a");

        assertThat(first.complete()).isFalse();
        assertThat(first.release(Set.of())).isFalse();
        assertThat(store.claim("a")).isInstanceOf(IdempotencyStore.Claim.InProgress.class);
        assertThat(second.complete()).isTrue();
        assertThat(store.claim("a")).isInstanceOf(IdempotencyStore.Claim.Completed.class);
    }

    @Test
    void letsExactlyOneOfManyThreadsHandleADelivery() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            for (int round = 0; round < 200; round++) {
                String id = "delivery " + round;
                List<Callable<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    calls.add(() -> {
                        together.await();
                        return store.claim(id) instanceof IdempotencyStore.Claim.Held;
                    });
                }
                int winners = 0;
                for (Future<Boolean> won : pool.invokeAll(calls)) {
                    winners += won.get() ? 1 : 0;
                }
                assertThat(winners).as("winners of %s", id).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesBoundsThatRememberNothing() {
        assertThatThrownBy(() -> IdempotencyStore.inMemory(0, Duration.ofHours(1), clock))
                .hasMessageContaining("max-entries must be one or more, but is 0");
        assertThatThrownBy(() -> IdempotencyStore.inMemory(1, Duration.ZERO, clock))
                .hasMessageContaining("PT0S");
    }

    private IdempotencyStore.Claim.Held claimed(String id) {
        return (IdempotencyStore.Claim.Held) store.claim(id);
    }
}
