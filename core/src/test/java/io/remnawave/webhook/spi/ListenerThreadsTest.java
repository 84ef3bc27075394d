package io.remnawave.webhook.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenerThreadsTest {

    private static final ClassLoader APPLICATION = new URLClassLoader(new URL[0]);

    @Test
    void areOfTheApplicationThatMadeThemWhoeverMakesThemNeeded() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        thread.setContextClassLoader(APPLICATION);
        ListenerThreads threads;
        try {
            threads = new ListenerThreads();
        } finally {
            thread.setContextClassLoader(before);
        }

        threads.execute(() -> seen.complete(Thread.currentThread().getContextClassLoader()));

        assertThat(seen.get(10, TimeUnit.SECONDS)).isSameAs(APPLICATION);
        threads.close();
    }

    @Test
    void takeWhatDeliveriesInProgressHaveStillToDoAndThenEnd() throws Exception {
        CompletableFuture<Thread> first = new CompletableFuture<>();
        CompletableFuture<Thread> second = new CompletableFuture<>();
        ListenerThreads threads = new ListenerThreads();
        threads.execute(() -> first.complete(Thread.currentThread()));
        first.get(10, TimeUnit.SECONDS);

        threads.close();
        threads.execute(() -> second.complete(Thread.currentThread()));

        for (CompletableFuture<Thread> ran : List.of(first, second)) {
            ran.get(10, TimeUnit.SECONDS).join(10_000);
            assertThat(ran.get().isAlive()).isFalse();
        }
    }
}
