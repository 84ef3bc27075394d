package io.remnawave.webhook;

import io.remnawave.webhook.delivery.ClaimLedger;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.InMemoryClaimLedger;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.EventHandler;
import io.remnawave.webhook.listener.ListenerDefinition;
import io.remnawave.webhook.listener.ListenerMapping;
import io.remnawave.webhook.listener.ListenerMethods;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.InvalidSecretException;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configures a {@link WebhookReceiver}. Not thread-safe; what it builds is. */
public final class WebhookReceiverBuilder {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    int maxBodySize = WebhookSettings.DEFAULT_MAX_BODY_SIZE;
    FreshnessWindow freshness = FreshnessWindow.DEFAULT;
    Duration listenerTimeout = Duration.ofMinutes(1);
    WebhookObserver observer = WebhookObserver.NONE;
    Clock clock = Clock.systemUTC();

    private final List<WebhookSecret> secrets = new ArrayList<>();
    private @Nullable Supplier<List<WebhookSecret>> secretSupplier;
    private final List<ListenerDefinition> listeners = new ArrayList<>();
    private @Nullable ClaimLedger ledger;
    private int maxClaims = InMemoryClaimLedger.DEFAULT_MAX_ENTRIES;
    private @Nullable Duration claimRetention;
    private boolean acceptReformattedBody;
    private boolean explainRejections = true;

    WebhookReceiverBuilder() {}

    /**
     * The value of the panel's {@code WEBHOOK_SECRET_HEADER}. Required, unless another method gives secrets.
     *
     * @throws InvalidSecretException if it is missing, blank, quoted or a placeholder
     */
    public WebhookReceiverBuilder secret(@Nullable String value) {
        return secret(WebhookSecret.of(value));
    }

    /** One of several secrets, for two panels or a rotation; each has an id of its own. */
    public WebhookReceiverBuilder secret(WebhookSecret secret) {
        secrets.add(secret);
        return this;
    }

    /** Secrets that may change at run time, asked for at every request, instead of fixed ones. */
    public WebhookReceiverBuilder secrets(Supplier<List<WebhookSecret>> supplier) {
        secretSupplier = supplier;
        return this;
    }

    /**
     * Registers the {@link io.remnawave.webhook.listener.RemnawaveEventListener} methods of an object.
     *
     * @throws io.remnawave.webhook.listener.InvalidListenerException if it has none, or one could never work
     */
    public WebhookReceiverBuilder register(Object listener) {
        listeners.addAll(ListenerMethods.of(listener));
        return this;
    }

    /** Registers a listener that an adapter has made. */
    public WebhookReceiverBuilder register(ListenerDefinition listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Registers a lambda. A {@code CompletionStage} that it may give is not awaited: {@link #onAsync} does that.
     *
     * @param name as in the annotation: {@code "user.expired"}, {@code "node.*"}, or {@code "*"}
     * @param type the events it takes, {@code RemnawaveEvent.class} for any
     */
    public <E extends RemnawaveEvent> WebhookReceiverBuilder on(String name, Class<E> type, EventHandler<E> handler) {
        listeners.add(EventHandler.define(name, type, handler));
        return this;
    }

    /**
     * Registers a lambda that goes on with its work behind a {@code CompletionStage}. The stage is awaited as that of a
     * method is, and its failure is the listener's.
     *
     * @param name as in the annotation: {@code "user.expired"}, {@code "node.*"}, or {@code "*"}
     * @param type the events it takes, {@code RemnawaveEvent.class} for any
     */
    public <E extends RemnawaveEvent> WebhookReceiverBuilder onAsync(
            String name, Class<E> type, Function<E, ? extends CompletionStage<?>> handler) {
        listeners.add(new ListenerDefinition(
                "onAsync(" + name + ", " + type.getSimpleName() + ")",
                List.of(name),
                0,
                List.of(type),
                arguments -> handler.apply(type.cast(arguments[0]))));
        return this;
    }

    /** The largest body taken, in bytes; 1 MiB by default. */
    public WebhookReceiverBuilder maxBodySize(int bytes) {
        if (bytes < 1 || bytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "remnawave.webhook.max-body-size must lie between 1 byte and 2 GiB, but is " + bytes + " bytes.");
        }
        maxBodySize = bytes;
        return this;
    }

    /** How far the signed timestamp may lie from now; 24 hours back and 5 minutes ahead by default. */
    public WebhookReceiverBuilder freshness(FreshnessWindow window) {
        freshness = window;
        return this;
    }

    /**
     * The bounds of the in-memory ledger: 100,000 entries, and the length of the freshness window, by default.
     *
     * @param retention {@code null} for the default
     */
    public WebhookReceiverBuilder claims(int maxEntries, @Nullable Duration retention) {
        maxClaims = maxEntries;
        claimRetention = retention;
        return this;
    }

    /** A ledger of your own in place of the in-memory one, so that several instances handle a delivery once. */
    public WebhookReceiverBuilder claimLedger(ClaimLedger ledger) {
        this.ledger = ledger;
        return this;
    }

    /**
     * Whether a body that a proxy re-formatted is brought back to the panel's own text and verified again; off by default.
     * Safe, since only the panel's text carries the signature, but a forgery then costs a parse of up to 512 KiB.
     */
    public WebhookReceiverBuilder acceptReformattedBody(boolean accept) {
        acceptReformattedBody = accept;
        return this;
    }

    /** Whether the log says what is likely wrong with a refused delivery; on by default. */
    public WebhookReceiverBuilder explainRejections(boolean explain) {
        explainRejections = explain;
        return this;
    }

    /** How long a {@code CompletionStage} that a listener returned is awaited; a minute by default. */
    public WebhookReceiverBuilder listenerTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The listener timeout must be positive, but is " + timeout + ".");
        }
        listenerTimeout = timeout;
        return this;
    }

    /** Is told of every answer and every run of a listener. A second one is told after the first. */
    public WebhookReceiverBuilder observer(WebhookObserver observer) {
        this.observer = this.observer.and(observer);
        return this;
    }

    /** The clock for freshness and retention; the system's by default. */
    public WebhookReceiverBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Takes over everything that the shared properties configure. */
    public WebhookReceiverBuilder settings(WebhookSettings settings) {
        settings.secrets().forEach(this::secret);
        return maxBodySize(settings.maxBodySize())
                .freshness(settings.freshness())
                .claims(settings.maxClaims(), settings.claimRetention())
                .acceptReformattedBody(settings.acceptReformattedBody())
                .explainRejections(settings.explainRejections());
    }

    /**
     * Builds the receiver and logs which listener takes what.
     *
     * @throws InvalidSecretException if there is no secret, or two share an id
     * @throws IllegalArgumentException if the ledger would forget deliveries that are still fresh
     */
    public WebhookReceiver build() {
        Supplier<List<WebhookSecret>> known = knownSecrets();
        SignatureStage signature = new SignatureStage(
                SignatureVerifier.of(known), acceptReformattedBody, new RejectionLog(known, explainRejections));
        ListenerMapping mapping = new ListenerMapping(listeners);
        logMapping(mapping);
        return new WebhookReceiver(this, signature, ledger == null ? inMemoryLedger() : ledger, mapping);
    }

    private Supplier<List<WebhookSecret>> knownSecrets() {
        if (secretSupplier != null && !secrets.isEmpty()) {
            throw new IllegalStateException("Both secrets and a supplier of secrets were given. Give one of them.");
        }
        List<WebhookSecret> fixed = List.copyOf(secrets);
        return secretSupplier == null ? () -> fixed : secretSupplier;
    }

    private ClaimLedger inMemoryLedger() {
        Duration retention = claimRetention == null ? freshness.length() : claimRetention;
        if (retention.compareTo(freshness.length()) < 0) {
            throw new IllegalArgumentException("remnawave.webhook.claims.retention is " + retention
                    + ", but a delivery stays fresh for " + freshness.length()
                    + ": one that was forgotten in between could be played back. Make it at least as long.");
        }
        return new InMemoryClaimLedger(maxClaims, retention, clock);
    }

    private static void logMapping(ListenerMapping mapping) {
        if (mapping.listeners().isEmpty()) {
            log.warn("No Remnawave event listener is registered: every event will be acknowledged and ignored");
            return;
        }
        log.info("Remnawave event listeners, in the order in which they run:");
        mapping.listeners().forEach(listener -> log.info("  {}", listener));
        mapping.listeners().stream()
                .flatMap(listener -> listener.warnings().stream())
                .forEach(log::warn);
    }
}
