package io.remnawave.webhook.benchmarks.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

final class JdkServer {

    private JdkServer() {}

    static int start() throws IOException {
        return start(Receivers.remnawave());
    }

    static int start(WebhookReceiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(Handler.BARE.path(), bare());
        server.createContext(Handler.SDK.path(), new RemnawaveWebhookHandler(receiver));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server.getAddress().getPort();
    }

    private static HttpHandler bare() {
        return exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            answer(exchange, body.length > 0 ? 200 : 400, "handled");
        };
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] word = text.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, word.length);
        exchange.getResponseBody().write(word);
        exchange.close();
    }
}
