package io.remnawave.webhook.console;

import io.remnawave.webhook.signature.WebhookSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Configures a {@link WebhookConsole}. Not thread-safe. */
public final class WebhookConsoleBuilder {

    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    int port;

    /** Long enough for a breakpoint, and less than the five minutes after which a browser may give up. */
    Duration patience = Duration.ofMinutes(4);

    private final List<WebhookSecret> fixedSecrets = new ArrayList<>();
    Supplier<List<WebhookSecret>> secrets = () -> List.copyOf(fixedSecrets);

    @Nullable
    URI target;

    @Nullable
    InboxView inbox;

    @Nullable
    PanelSimulator simulator;

    private final List<String> profiles = new ArrayList<>();
    private boolean forced;

    WebhookConsoleBuilder() {}

    /** Where it listens, on 127.0.0.1; 0, the default, for a free port. */
    public WebhookConsoleBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "remnawave.webhook.console.port must be 0 to 65535, but is " + port + ".");
        }
        this.port = port;
        return this;
    }

    /** A secret of the receiver, to sign what is sent; without one, nothing new can be sent. */
    public WebhookConsoleBuilder secret(@Nullable String value) {
        return secret(WebhookSecret.of(value));
    }

    /** One of several secrets. */
    public WebhookConsoleBuilder secret(WebhookSecret secret) {
        fixedSecrets.add(secret);
        return this;
    }

    /** Secrets that may change, in place of fixed ones. */
    public WebhookConsoleBuilder secrets(Supplier<List<WebhookSecret>> supplier) {
        secrets = supplier;
        return this;
    }

    /** Where the application takes deliveries; {@link WebhookConsole#target(URI)} can tell it later. */
    public WebhookConsoleBuilder target(URI url) {
        target = url;
        return this;
    }

    /**
     * Where the application takes deliveries, as {@code remnawave.webhook.console.target} says it.
     *
     * @throws IllegalArgumentException if it is no http or https URL; the message names the property
     */
    public WebhookConsoleBuilder target(String url) {
        return target(TargetUrl.of(url));
    }

    /** The inbox to show. */
    public WebhookConsoleBuilder inbox(InboxView inbox) {
        this.inbox = inbox;
        return this;
    }

    /** What sends new events; by default the testkit's, where that is on the class path. */
    public WebhookConsoleBuilder simulator(PanelSimulator simulator) {
        this.simulator = simulator;
        return this;
    }

    /** How long the application may take to answer what is sent to it. */
    WebhookConsoleBuilder patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /** The profiles or environments that the application runs under, for the check that it is none of production. */
    public WebhookConsoleBuilder profiles(Collection<String> names) {
        profiles.addAll(names);
        return this;
    }

    /** Starts under a profile of production, too. */
    public WebhookConsoleBuilder force(boolean force) {
        forced = force;
        return this;
    }

    /**
     * Starts it, and logs its link.
     *
     * @throws IllegalStateException if a profile is named {@code prod} or {@code production}, and it is not forced
     * @throws UncheckedIOException if the port is in use
     */
    public WebhookConsole start() {
        for (String profile : profiles) {
            if (PRODUCTION.contains(profile.toLowerCase(Locale.ROOT)) && !forced) {
                throw new IllegalStateException("The developer console does not start under the profile \"" + profile
                        + "\": it shows what deliveries hold. Remove remnawave.webhook.console.enabled there, or set"
                        + " remnawave.webhook.console.force if you mean it.");
            }
        }
        try {
            return new WebhookConsole(this);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The developer console cannot listen on 127.0.0.1:" + port
                            + ". Set remnawave.webhook.console.port to another port, or to 0 for a free one.",
                    e);
        }
    }
}
