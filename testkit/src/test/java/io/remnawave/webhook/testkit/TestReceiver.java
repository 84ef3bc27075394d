package io.remnawave.webhook.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The SDK's receiver behind the JDK's HTTP server. */
public final class TestReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<WebhookResponse> responses = new CopyOnWriteArrayList<>();
    private final WebhookReceiver receiver;

    private TestReceiver(WebhookReceiver receiver) throws IOException {
        this.receiver = receiver;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/remnawave/webhook", this::receive);
        server.start();
    }

    public static TestReceiver start(WebhookReceiver receiver) {
        try {
            return new TestReceiver(receiver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/remnawave/webhook");
    }

    /** What the receiver answered, in the order in which it did. */
    public List<WebhookResponse> responses() {
        return responses;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        receiver.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookResponse response =
                    receiver.receive(WebhookRequest.of(exchange.getRequestBody(), exchange.getRequestHeaders())
                            .withMethod(exchange.getRequestMethod()));
            responses.add(response);
            byte[] word = response.bodyBytes();
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), word.length);
            exchange.getResponseBody().write(word);
        }
    }
}
