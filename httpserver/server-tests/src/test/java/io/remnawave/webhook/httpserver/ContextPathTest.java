package io.remnawave.webhook.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.testkit.compatibility.Panel;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextPathTest {

    @ParameterizedTest
    @CsvSource({
        "/вебхук, /%D0%B2%D0%B5%D0%B1%D1%85%D1%83%D0%BA, 200",
        "/web hook, /web%20hook, 200",
        "/webhook, /web%68ook, 200",
        "/webhook, /webhook%2F, 404",
        "/webhook, /webhook/below, 404"
    })
    void isComparedAsTheServerComparesIt(String context, String requested, int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(
                WebhookReceiver.builder().secret(SignedBody.SECRET).build())) {
            server.createContext(context, handler);
            server.start();
            URI url = URI.create("http://localhost:" + server.getAddress().getPort() + requested);

            assertThat(new Panel(url).deliver(SignedBody.of("alice")).statusCode())
                    .isEqualTo(status);
        } finally {
            server.stop(0);
        }
    }
}
