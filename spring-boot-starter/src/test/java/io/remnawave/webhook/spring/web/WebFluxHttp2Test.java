package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.boot.WebApplicationType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Deliveries over one connection of HTTP/2: each request ends alone there, and no answer says that it closes the connection. */
final class WebFluxHttp2Test {

    private static final String FORGED = "0".repeat(64);

    @Test
    void takesAndRefusesDeliveriesOverOneConnection() throws Exception {
        Map<String, Object> properties = Map.of(
                "server.http2.enabled", "true",
                "remnawave.webhook.body-timeout", "500ms",
                "remnawave.webhook.max-body-size", "100000");
        ConnectionProvider one = ConnectionProvider.create("panel", 1);
        try (RunningApplication application =
                RunningApplication.start(WebApplicationType.REACTIVE, properties, Listener.class)) {
            HttpClient panel = HttpClient.create(one)
                    .protocol(HttpProtocol.H2C)
                    .baseUrl(application.url("").toString());
            SignedBody alice = SignedBody.of("alice");
            SignedBody bob = SignedBody.of("bob");

            assertAnswer(send(panel, alice.signature(), Mono.just(bytes(alice.bytes()))), WebhookResponse.HANDLED);
            assertAnswer(send(panel, FORGED, Mono.just(bytes(new byte[2]))), WebhookResponse.INVALID_SIGNATURE);
            assertAnswer(send(panel, FORGED, unended(100_001)), WebhookResponse.TOO_LARGE);
            assertAnswer(send(panel, FORGED, unended(1_000)), WebhookResponse.TIMEOUT);
            assertAnswer(send(panel, bob.signature(), Mono.just(bytes(bob.bytes()))), WebhookResponse.HANDLED);
        } finally {
            one.dispose();
        }
    }

    private static Publisher<ByteBuf> unended(int length) {
        return Flux.concat(Mono.just(bytes(new byte[length])), Mono.never());
    }

    private static ByteBuf bytes(byte[] bytes) {
        return Unpooled.wrappedBuffer(bytes);
    }

    private static Answer send(HttpClient panel, String signature, Publisher<ByteBuf> body) {
        return panel.headers(headers -> headers.set("X-Remnawave-Signature", signature))
                .post()
                .uri("/remnawave/webhook")
                .send(body)
                .responseSingle((response, content) -> content.asString()
                        .map(text -> new Answer(
                                response.version().text(),
                                response.status().code(),
                                response.responseHeaders().contains("Connection"),
                                text)))
                .block(Duration.ofSeconds(10));
    }

    private static void assertAnswer(Answer answer, WebhookResponse expected) {
        assertThat(answer).isEqualTo(new Answer("HTTP/2.0", expected.status(), false, expected.body()));
    }

    private record Answer(String version, int status, boolean tellsOfTheConnection, String body) {}
}
