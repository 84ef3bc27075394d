package io.remnawave.webhook.docs.core;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.wrongSecret;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookHandlerTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final List<String> expired = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private RemnawavePanelEmulator panel;

    @BeforeEach
    void start() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .on(
                        "user.expired",
                        UserEvent.class,
                        event -> expired.add(event.user().username()))
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/remnawave/webhook", new WebhookHandler(receiver));
        server.start();
        panel = RemnawavePanelEmulator.builder()
                .url(URI.create("http://localhost:" + server.getAddress().getPort() + "/remnawave/webhook"))
                .secret(SECRET)
                .noRetry()
                .build();
    }

    @AfterEach
    void stop() {
        panel.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void handlesASignedDelivery() {
        assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
        assertThat(expired).containsExactly("alice");
    }

    @Test
    void refusesWhatIsForgedOrTooLarge() {
        assertThat(panel.emit(userExpired(), wrongSecret())).wasRejectedWith(401);
        assertThat(panel.emit(userExpired(), oversized())).wasRejectedWith(413);
        assertThat(expired).isEmpty();
    }
}
