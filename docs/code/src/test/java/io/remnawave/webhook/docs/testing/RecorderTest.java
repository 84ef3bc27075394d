package io.remnawave.webhook.docs.testing;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import io.remnawave.webhook.testkit.recorder.EventRecorder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void waitsForAnEvent() throws Exception {
        EventRecorder recorder = new EventRecorder();
        WebhookReceiver receiver =
                WebhookReceiver.builder().secret(SECRET).register(recorder).build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(receiver);
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url("http://localhost:" + server.getAddress().getPort() + "/remnawave/webhook")
                        .secret(SECRET)
                        .build()) {
            server.createContext("/remnawave/webhook", handler);
            server.start();

            panel.emitAsync(userExpired().username("alice"));
            UserEvent event = recorder.received(UserEvent.class).awaitOne(); // five seconds at most

            assertThat(event.user().username()).isEqualTo("alice");
        } finally {
            server.stop(0);
        }
    }
}
