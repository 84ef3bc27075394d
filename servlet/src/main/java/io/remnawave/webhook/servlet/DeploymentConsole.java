package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.console.WebhookConsoleBuilder;
import io.remnawave.webhook.observe.WebhookObserver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The developer console of a deployment. Nothing outside this class knows the types of the console, whose artifact most
 * applications do not have. Thread-safe.
 */
final class DeploymentConsole {

    private static final String PREFIX = "console.";

    private final WebhookConsole console;
    private volatile boolean knowsTarget;

    private DeploymentConsole(WebhookConsole console, boolean knowsTarget) {
        this.console = console;
        this.knowsTarget = knowsTarget;
    }

    /**
     * Starts it, where {@code remnawave.webhook.console.enabled} is true.
     *
     * @return null where it is not asked for
     * @throws IllegalArgumentException if a property cannot be understood
     * @throws IllegalStateException if it cannot be started; the message says what to do
     */
    static @Nullable DeploymentConsole start(WebhookProperties properties, WebhookSettings settings) {
        if (!properties.isOn(PREFIX + "enabled")) {
            return null;
        }
        requireArtifact();
        WebhookConsoleBuilder builder =
                WebhookConsole.builder().port(port(properties, PREFIX + "port")).secrets(settings::secrets);
        String target = properties.value(PREFIX + "target");
        if (target != null) {
            builder.target(target);
        }
        try {
            return new DeploymentConsole(builder.start(), target != null);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void requireArtifact() {
        try {
            Class.forName(
                    "io.remnawave.webhook.console.WebhookConsole", false, DeploymentConsole.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "remnawave.webhook.console.enabled is true, but the console is not on the class path. Add the"
                            + " dependency io.remnawave.webhook:remnawave-webhook-console, and remnawave-webhook-testkit to"
                            + " send events.",
                    e);
        }
    }

    private static int port(WebhookProperties properties, String name) {
        String value = properties.value(name);
        try {
            return value == null ? 0 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    WebhookSettings.PREFIX + name + " must be 0 to 65535, but is \"" + value + "\".", e);
        }
    }

    WebhookObserver observer() {
        return console.observer();
    }

    void attach(WebhookReceiver receiver) {
        console.attach(receiver);
    }

    /** A container tells its port to no application before the first request; unless it is configured, it is learnt there. */
    void learnTarget(HttpServletRequest request) {
        if (!knowsTarget) {
            // What a proxy says of itself is not said of this server, which the console asks without it.
            boolean secure = request.isSecure() && request.getHeader("X-Forwarded-Proto") == null;
            try {
                console.target(URI.create((secure ? "https" : "http") + "://localhost:" + request.getLocalPort()
                        + request.getRequestURI().replaceFirst(";.*", "")));
                knowsTarget = true;
            } catch (IllegalArgumentException e) {
                // A path that is no address of this servlet as anybody would write it: the next request tells another.
                knowsTarget = false;
            }
        }
    }

    void close() {
        console.close();
    }
}
