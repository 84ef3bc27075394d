package io.remnawave.webhook.docs.javalin;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.wrongSecret;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class JavalinApplicationTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void takesDeliveriesBesideItsRoutes() throws Exception {
        List<String> expired = new CopyOnWriteArrayList<>();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(SECRET)
                .on(
                        "user.expired",
                        UserEvent.class,
                        event -> expired.add(event.user().username()))
                .build();
        Javalin javalin = JavalinApplication.create(receiver).start("127.0.0.1", 0);
        URI url = URI.create("http://127.0.0.1:" + javalin.port() + "/remnawave/webhook");
        try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                .url(url)
                .secret(SECRET)
                .noRetry()
                .build()) {
            assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
            assertThat(panel.emit(userExpired(), wrongSecret())).wasRejectedWith(401);
            assertThat(panel.emit(userExpired(), oversized())).wasRejectedWith(413);
            assertThat(expired).containsExactly("alice");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(url.resolve("/health")).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("ok");
        } finally {
            javalin.stop();
        }
    }
}
