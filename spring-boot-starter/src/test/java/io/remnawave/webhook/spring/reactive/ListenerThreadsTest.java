package io.remnawave.webhook.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ListenerThreadsTest {

    @Test
    void letsNoTaskWaitForASlowOneWhileAnotherThreadIsFree() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(100);
        try (ListenerThreads threads = ListenerThreads.upTo(2)) {
            threads.scheduler().schedule(() -> await(release));
            for (int i = 0; i < 100; i++) {
                threads.scheduler().schedule(others::countDown);
            }

            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            release.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
