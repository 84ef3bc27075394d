package io.remnawave.webhook.samples.httpserver;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Starts the sample. {@code PORT}, {@code REMNAWAVE_WEBHOOK_*} and {@code LISTENER_DELAY} in the environment configure it. Run it
 * with {@code -XX:+ExitOnOutOfMemoryError}, and let whatever watches it start it again.
 */
public final class Bot {

    private Bot() {}

    public static void main(String[] args) throws IOException {
        // Read by the JDK's server when the first is made, in seconds: for a whole request, and for the answer to it.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "300");

        WebhookSettings settings = WebhookSettings.fromEnvironment();
        Journal journal = new Journal(ListenerDelay.of(System.getenv("LISTENER_DELAY")));
        WebhookReceiver receiver = WebhookReceiver.builder()
                .settings(settings)
                .register(new EventPrinter(journal))
                .build();
        RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(receiver);

        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(settings.path(), handler);
        server.createContext("/events", new EventsHandler(journal));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            handler.close(); // answers the deliveries in progress
            server.stop(0);
        }));
        server.start();
        System.out.println(
                "Taking deliveries at http://localhost:" + server.getAddress().getPort() + settings.path());
    }
}
