package io.remnawave.webhook.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** An application under development: a receiver on a real server, its console, and a panel. */
final class DevelopedApplication implements AutoCloseable {

    final String secret = PanelSecret.random();
    final AtomicBoolean mailIsDown = new AtomicBoolean();

    /** How long the first listener takes, in milliseconds. */
    final AtomicLong slowness = new AtomicLong();

    final WebhookConsole console;
    final RemnawavePanelEmulator panel;
    final URI url;
    private final HttpServer server;
    private final WebhookReceiver receiver;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    DevelopedApplication() {
        this(builder -> builder, 0, settings -> settings);
    }

    DevelopedApplication(
            UnaryOperator<WebhookReceiverBuilder> receiverSettings,
            int consolePort,
            UnaryOperator<WebhookConsoleBuilder> consoleSettings) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/remnawave/webhook");
        console = consoleSettings
                .apply(WebhookConsole.builder().port(consolePort).secret(secret).target(url))
                .start();
        receiver = receiverSettings
                .apply(WebhookReceiver.builder()
                        .secret(secret)
                        .observer(console.observer())
                        .on("user.expired", UserEvent.class, event -> {
                            Thread.sleep(slowness.get());
                            if (mailIsDown.get()) {
                                throw new IllegalStateException("The mail server is down");
                            }
                        })
                        .on("user.*", RemnawaveEvent.class, event -> {})
                        .on("node.*", NodeEvent.class, event -> {}))
                .build();
        console.attach(receiver);
        server.createContext("/remnawave/webhook", this::receive);
        server.setExecutor(threads);
        server.start();
        panel = RemnawavePanelEmulator.builder()
                .url(url)
                .secret(secret)
                .noRetry()
                .build();
    }

    private void receive(HttpExchange http) throws IOException {
        try (http) {
            WebhookResponse response =
                    receiver.receive(WebhookRequest.of(http.getRequestBody(), http.getRequestHeaders())
                            .withMethod(http.getRequestMethod()));
            http.sendResponseHeaders(response.status(), response.bodyBytes().length);
            http.getResponseBody().write(response.bodyBytes());
        }
    }

    /** The token of this start. */
    String token() {
        return console.link().substring(console.link().indexOf('=') + 1);
    }

    @Override
    public void close() {
        panel.close();
        server.stop(0);
        receiver.close();
        console.close();
        threads.shutdownNow();
    }
}
