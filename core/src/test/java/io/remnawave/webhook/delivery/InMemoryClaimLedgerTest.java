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

class InMemoryClaimLedgerTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final InMemoryIdempotencyStore ledger = new InMemoryIdempotencyStore(3, Duration.ofHours(1), clock);

    @Test
    void givesADeliveryToTheFirstWhoAsks() {
        ClaimResult.Claimed claim = claimed("a");

        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.completedListeners()).isEmpty();
        assertThat(ledger.claim("a")).isInstanceOf(ClaimResult.InProgress.class);
    }

    @Test
    void remembersWhatIsDone() {
        claimed("a").complete();

        assertThat(ledger.claim("a")).isInstanceOf(ClaimResult.AlreadyDone.class);
    }

    @Test
    void givesAReopenedDeliveryAgainWithItsCompletedListeners() {
        claimed("a").reopen(Set.of("first"));

        ClaimResult.Claimed second = claimed("a");

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.completedListeners()).containsExactly("first");
    }

    @Test
    void forgetsAfterTheRetentionAndNotAtIt() {
        claimed("a").complete();

        clock.advance(Duration.ofHours(1));
        assertThat(ledger.claim("a")).isInstanceOf(ClaimResult.AlreadyDone.class);

        clock.advance(Duration.ofNanos(1));
        assertThat(claimed("a").attempt()).isEqualTo(1);
        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestWhenFullAndSaysSo() {
        try (LogCapture log = LogCapture.start()) {
            List.of("a", "b", "c", "d").forEach(id -> claimed(id).complete());

            assertThat(ledger.size()).isEqualTo(3);
            assertThat(ledger.forgottenEarly()).isEqualTo(1);
            assertThat(log.text()).contains("remnawave.webhook.claims.max-entries");
        }
        assertThat(ledger.claim("b")).isInstanceOf(ClaimResult.AlreadyDone.class);
        assertThat(claimed("a").attempt()).isEqualTo(1);
    }

    @Test
    void saysThatItIsFullOnceForEachFilling() {
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 3 + 6; i++) {
                claimed("delivery " + i).complete();
            }

            assertThat(ledger.forgottenEarly()).isEqualTo(6);
            assertThat(log.text().lines()).hasSize(2);
        }
    }

    @Test
    void neverForgetsWhatIsInProgress() {
        List<ClaimResult.Claimed> held = List.of(claimed("a"), claimed("b"), claimed("c"), claimed("d"), claimed("e"));
        clock.advance(Duration.ofHours(2));

        assertThat(ledger.claim("a")).isInstanceOf(ClaimResult.InProgress.class);
        assertThat(ledger.size()).isEqualTo(5);
        assertThat(ledger.forgottenEarly()).isZero();

        held.forEach(ClaimResult.Claimed::complete);
        claimed("f").complete();
        assertThat(ledger.size()).isEqualTo(1);
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
                        return ledger.claim(id) instanceof ClaimResult.Claimed;
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
        assertThatThrownBy(() -> new InMemoryIdempotencyStore(0, Duration.ofHours(1), clock))
                .hasMessageContaining("max-entries is 0");
        assertThatThrownBy(() -> new InMemoryIdempotencyStore(1, Duration.ZERO, clock))
                .hasMessageContaining("PT0S");
    }

    private ClaimResult.Claimed claimed(String id) {
        return (ClaimResult.Claimed) ledger.claim(id);
    }
}
