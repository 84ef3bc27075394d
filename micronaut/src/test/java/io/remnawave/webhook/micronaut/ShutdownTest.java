package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    /** What they use could be gone from then on. */
    @Test
    void callsNoListenerFromWhenTheApplicationIsToldThatItStops() {
        RunningApplication application = RunningApplication.start(Map.of("test.with", "Stopping"));
        Stopping bean = application.bean(Stopping.class);

        application.context().close();

        assertThat(bean.answers).containsExactly("unavailable");
    }

    @Singleton
    @Requires(property = "test.with", value = "Stopping")
    static class Stopping implements ApplicationEventListener<ShutdownEvent> {

        private final List<String> answers = new CopyOnWriteArrayList<>();

        @RemnawaveEventListener
        void take(RemnawaveEvent event) {}

        @Override
        public void onApplicationEvent(ShutdownEvent stopping) {
            SignedBody body = SignedBody.of("alice");
            WebhookRequest delivery =
                    WebhookRequest.of(body.bytes(), Map.of(WebhookHeaders.SIGNATURE, body.signature()));
            answers.add(stopping.getSource()
                    .getBean(WebhookReceiver.class)
                    .receive(delivery)
                    .body());
        }
    }

    /** With the property that the documentation names, no answer is lost. */
    @Test
    void answersADeliveryInProgressIfMicronautShutsDownGracefully() throws Exception {
        ExecutorService background = Executors.newFixedThreadPool(2);
        try (RunningApplication application = RunningApplication.with(
                ShutdownTest.class, "test.mails", true, "micronaut.lifecycle.graceful-shutdown.enabled", true)) {
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
        private final Mails mails;

        Busy(Mails mails) {
            this.mails = mails;
        }

        @RemnawaveEventListener
        void take(RemnawaveEvent event) throws InterruptedException {
            taken.countDown();
            mayEnd.await();
            assertThat(mails.isOpen()).isTrue();
        }
    }
}
