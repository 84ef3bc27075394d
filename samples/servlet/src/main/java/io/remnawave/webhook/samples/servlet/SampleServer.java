package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.servlet.RemnawaveWebhookServlet;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Starts the sample. {@code PORT}, {@code REMNAWAVE_WEBHOOK_*} and {@code LISTENER_DELAY} in the environment configure it. Run it
 * with {@code -XX:+ExitOnOutOfMemoryError}: a process without memory is better started anew than left alive.
 */
public final class SampleServer {

    /** A panel sends up to 150 deliveries at a time. */
    private static final int MAX_THREADS = 200;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private SampleServer() {}

    /** Serves until the process is told to end, and then finishes the deliveries that have begun. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        WebhookSettings settings;
        Server server;
        try {
            settings = WebhookSettings.fromEnvironment();
            Journal journal = new Journal(out, ListenerDelay.of(System.getenv("LISTENER_DELAY")));
            server = server(port(), settings.path(), receiver(settings, journal), journal);
        } catch (IllegalArgumentException e) { // the configuration, and what to do about it
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        System.out.println("Taking deliveries at http://localhost:" + port + settings.path());
        server.join();
    }

    static WebhookReceiver receiver(WebhookSettings settings, Journal journal) {
        return WebhookReceiver.builder()
                .settings(settings)
                .register(new UserListener(journal))
                .register(new DeviceListener(journal))
                .register(new NodeListener(journal))
                .register(new ServiceListener(journal))
                .register(new BillingListener(journal))
                .register(new ErrorsListener(journal))
                .register(new TorrentBlockerListener(journal))
                .register(new UnknownEventListener(journal))
                .build();
    }

    private static Server server(int port, String path, WebhookReceiver receiver, Journal journal) {
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder webhook = new ServletHolder(new RemnawaveWebhookServlet(receiver));
        webhook.setAsyncSupported(true); // so that slow senders and slow listeners hold no thread
        context.addServlet(webhook, path);
        context.addServlet(new ServletHolder(new EventsServlet(journal)), "/events");

        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        server.addConnector(connector(server, port));
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.setStopAtShutdown(true);
        return server;
    }

    private static ServerConnector connector(Server server, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        return connector;
    }

    /** 8080 unless {@code PORT} says otherwise; 0 takes a free one. */
    private static int port() {
        String port = System.getenv().getOrDefault("PORT", "8080");
        try {
            return Integer.parseInt(port.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PORT must be a number, but is \"" + port + "\".", e);
        }
    }
}
