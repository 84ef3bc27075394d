package io.remnawave.webhook.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery over HTTP/2 is treated like any other. */
@Timeout(60)
class Http2Test {

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void refusesACompressedBodyThoughItsContentIsSigned(boolean tls, boolean aPipelineForEachStream) throws Exception {
        SignedBody delivery = SignedBody.of("mallory");
        try (RunningApplication application = run(tls, aPipelineForEachStream)) {
            HttpClient panel = panel();
            URI url = application.url("/remnawave/webhook");
            SignedBody first = SignedBody.of("alice"); // without TLS, this one comes by HTTP/1.1 and asks for more

            assertAnswer(panel.send(post(url, first, first.bytes()).build(), BodyHandlers.ofString()), 200, "handled");
            assertAnswer(
                    panel.send(
                            post(url, delivery, compressed(delivery.bytes()))
                                    .header("Content-Encoding", "gzip")
                                    .build(),
                            BodyHandlers.ofString()),
                    415,
                    "unsupported encoding");
            assertAnswer(
                    panel.send(post(url, delivery, delivery.bytes()).build(), BodyHandlers.ofString()), 200, "handled");
            assertThat(application.bean(Calls.class).users).containsExactly("alice", "mallory");
        }
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(word);
    }

    private static HttpRequest.Builder post(URI url, SignedBody delivery, byte[] body) {
        return HttpRequest.newBuilder(url)
                .header("X-Remnawave-Signature", delivery.signature())
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static HttpClient panel() throws Exception {
        SSLContext anyCertificate = SSLContext.getInstance("TLS");
        anyCertificate.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(anyCertificate)
                .build();
    }

    private static RunningApplication run(boolean tls, boolean aPipelineForEachStream) {
        return RunningApplication.with(
                Http2Test.class,
                "micronaut.server.http-version",
                "2.0",
                "micronaut.server.netty.legacy-multiplex-handlers",
                aPipelineForEachStream,
                "micronaut.server.ssl.enabled",
                tls,
                "micronaut.server.ssl.port",
                -1,
                "micronaut.server.ssl.build-self-signed",
                true);
    }

    @Singleton
    @Requires(property = "test.with", value = "Http2Test")
    static class Calls {

        private final List<String> users = new CopyOnWriteArrayList<>();

        @RemnawaveEventListener
        void take(User user) {
            users.add(user.username());
        }
    }
}
