package io.remnawave.webhook.testkit.compatibility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends deliveries as a panel does: with the same headers, over HTTP/1.1. Each has connections of its own, for a server may
 * close one behind a refusal, and what another panel sends at that moment must not be lost on it.
 */
public final class Panel {

    static final String SIGNATURE_HEADER = "X-Remnawave-Signature";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI url;

    Panel(RunningAdapter adapter) {
        this(adapter.url());
    }

    public Panel(URI url) {
        this.url = url;
    }

    public HttpResponse<String> deliver(SignedBody body) throws IOException, InterruptedException {
        return send(post(body));
    }

    /** As something else than JSON. */
    public HttpResponse<String> deliver(SignedBody body, String contentType) throws IOException, InterruptedException {
        return send(post(body).setHeader("Content-Type", contentType));
    }

    CompletableFuture<HttpResponse<String>> deliverLater(SignedBody body) {
        return client.sendAsync(post(body).build(), BodyHandlers.ofString());
    }

    /** Without {@code Content-Length}. */
    HttpResponse<String> deliverInChunks(SignedBody body) throws IOException, InterruptedException {
        InputStream chunks = new ByteArrayInputStream(body.bytes());
        return send(post(body).POST(BodyPublishers.ofInputStream(() -> chunks)));
    }

    HttpRequest.Builder post(SignedBody body) {
        return request(BodyPublishers.ofByteArray(body.bytes()))
                .setHeader("Content-Type", "application/json")
                .header(SIGNATURE_HEADER, body.signature());
    }

    HttpRequest.Builder request(BodyPublisher body) {
        return HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", "Remnawave")
                .POST(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
