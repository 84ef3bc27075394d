package io.remnawave.webhook.console;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page on loopback that shows what a receiver got and did, for the person who writes listeners.
 *
 * <pre>{@code
 * WebhookConsole console = WebhookConsole.builder()
 *         .secret(secret)
 *         .target(URI.create("http://localhost:8080/remnawave/webhook"))
 *         .start();
 * WebhookReceiver receiver = WebhookReceiver.builder().secret(secret).observer(console.observer())...build();
 * console.attach(receiver);
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 alone, wants the token of this start that {@link #link()} holds, and shows credentials only where
 * they are asked for one by one. It keeps the last 200 deliveries, 16 MB of them at most. Not for production. Thread-safe.
 */
public final class WebhookConsole implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookConsole.class);

    private final ConsoleObserver observer;
    private final ConsoleServer server;
    private final AtomicReference<List<ListenerDefinition>> listeners = new AtomicReference<>(List.of());
    private final AtomicReference<@Nullable URI> target = new AtomicReference<>();

    WebhookConsole(WebhookConsoleBuilder settings) throws IOException {
        target.set(settings.target);
        DeliveryStore store = new DeliveryStore();
        observer = new ConsoleObserver(store);
        ConsoleApi api = new ConsoleApi(
                store,
                observer,
                new Sender(target::get, settings.secrets, settings.patience, Clock.systemUTC()),
                listeners::get,
                settings.inbox,
                settings.simulator == null ? findSimulator() : settings.simulator);
        server = new ConsoleServer(settings.port, api, store, observer);
        tellLink();
    }

    /** Whoever has asked for a console needs its link, however little else is logged. */
    private void tellLink() {
        if (log.isInfoEnabled()) {
            log.info("Remnawave webhook console: {}", link());
        } else {
            log.warn("Remnawave webhook console: {}", link());
        }
    }

    private static @Nullable PanelSimulator findSimulator() {
        try {
            return ServiceLoader.load(PanelSimulator.class, WebhookConsole.class.getClassLoader())
                    .findFirst()
                    .orElse(null);
        } catch (ServiceConfigurationError e) {
            log.warn("The console cannot send new events: {}", e.getMessage());
            return null;
        }
    }

    /** Starts a console with the defaults that its methods name. */
    public static WebhookConsoleBuilder builder() {
        return new WebhookConsoleBuilder();
    }

    /** What tells the console: to be given to the receiver's builder. */
    public WebhookObserver observer() {
        return observer;
    }

    /** The address of the page, with the token of this start in its fragment: whoever has it may look and send. */
    public String link() {
        return server.link();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Shows the listeners of a receiver, those too that were not called yet. */
    public void attach(WebhookReceiver receiver) {
        listeners.set(receiver.listeners());
    }

    /** Where the application takes deliveries, once that is known. */
    public void target(URI url) {
        target.set(url);
    }

    /**
     * Where the application takes deliveries on this machine, once its server is up.
     *
     * @param scheme http or https
     * @param address the name or address that the server is bound to; null if it is bound to all, as with {@code 0.0.0.0}
     */
    public void target(String scheme, @Nullable String address, int port, String path) {
        target(TargetUrl.of(scheme, address, port, path));
    }

    /** Ends the server and forgets what it kept. The observer may go on to be called. */
    @Override
    public void close() {
        server.close();
        observer.close();
    }
}
