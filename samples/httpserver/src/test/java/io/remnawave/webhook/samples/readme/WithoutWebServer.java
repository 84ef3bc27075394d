package io.remnawave.webhook.samples.readme;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/** What the documentation shows of a bot without a web server. */
final class WithoutWebServer {

    private WithoutWebServer() {}

    static HttpServer serve(WebhookReceiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/remnawave/webhook", new RemnawaveWebhookHandler(receiver));
        server.start();
        return server;
    }
}
