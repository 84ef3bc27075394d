package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With the property that the documentation names, no answer is lost when the application stops. */
class ShutdownTest {

    @Test
    void answersADeliveryInProgressIfMicronautShutsDownGracefully() throws Exception {
        ExecutorService background = Executors.newFixedThreadPool(2);
        try (RunningApplication application =
                RunningApplication.with(ShutdownTest.class, "micronaut.lifecycle.graceful-shutdown.enabled", true)) {
            Busy listener = application.bean(Busy.class);
            URI url = application.url("/remnawave/webhook");
            Panel panel = application.panel();

            Future<HttpResponse<String>> answer = background.submit(() -> panel.deliver(SignedBody.of("alice")));
            assertThat(listener.taken.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> stopped = background.submit(application::close);
            await().until(() -> refusesConnections(url));
            listener.mayEnd.countDown();

            assertThat(answer.get().body()).isEqualTo("handled");
            stopped.get();
        } finally {
            background.shutdown();
        }
    }

    private static boolean refusesConnections(URI url) throws IOException {
        try (Socket connected = new Socket(url.getHost(), url.getPort())) {
            return !connected.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "ShutdownTest")
    static class Busy {

        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @RemnawaveEventListener
        void take(RemnawaveEvent event) throws InterruptedException {
            taken.countDown();
            mayEnd.await();
        }
    }
}
