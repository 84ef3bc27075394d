package io.remnawave.webhook.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class SharedQueueTest {

    @Test
    void letsNoTaskWaitForASlowOneWhileAnotherThreadIsFree() throws Exception {
        Scheduler twoThreads = Schedulers.newBoundedElastic(2, 1000, "two");
        SharedQueue queue = new SharedQueue(twoThreads);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(100);
        try {
            queue.execute(() -> await(release));
            for (int i = 0; i < 100; i++) {
                queue.execute(others::countDown);
            }

            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            release.countDown();
            twoThreads.dispose();
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
