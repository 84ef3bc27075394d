package io.remnawave.webhook;

import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.dispatch.DirectHandler;
import io.remnawave.webhook.internal.dispatch.ListenerMapping;
import io.remnawave.webhook.internal.dispatch.MappedListenerRunner;
import io.remnawave.webhook.internal.listener.ListenerValidator;
import io.remnawave.webhook.internal.reception.Reception;
import io.remnawave.webhook.listener.EventHandler;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.InvalidSecretException;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerMethods;
import io.remnawave.webhook.spi.ListenerRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures a {@link WebhookReceiver}. Methods named after a thing they take several of ({@code secret}, {@code register},
 * {@code on}, {@code observer}) add; all others replace. Not thread-safe; what it builds is.
 */
public final class WebhookReceiverBuilder {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    private final List<WebhookSecret> secrets = new ArrayList<>();
    private @Nullable Supplier<List<WebhookSecret>> secretSupplier;
    private final List<ListenerDefinition> listeners = new ArrayList<>();
    private int maxBodySize = WebhookSettings.DEFAULT_MAX_BODY_SIZE;
    private long maxUnverifiedBytes = WebhookSettings.DEFAULT_MAX_UNVERIFIED_BYTES;
    private Duration bodyTimeout = WebhookSettings.DEFAULT_BODY_TIMEOUT;
    private FreshnessWindow freshness = FreshnessWindow.DEFAULT;
    private Duration listenerTimeout = WebhookSettings.DEFAULT_LISTENER_TIMEOUT;
    private Duration duplicateWait = WebhookSettings.DEFAULT_DUPLICATE_WAIT;
    private int maxConcurrentListeners = WebhookSettings.UNLIMITED;
    private @Nullable IdempotencyStore store;
    private int maxClaims = IdempotencyStore.DEFAULT_MAX_ENTRIES;
    private @Nullable Duration claimRetention;
    private DeliveryHandler.@Nullable Factory inbox;
    private boolean acceptReformattedBody;
    private boolean explainRejections = true;
    private WebhookObserver observer = WebhookObserver.NONE;
    private Clock clock = Clock.systemUTC();

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

    /**
     * Secrets that may change at run time, asked for at every request, instead of fixed ones. The supplier must be fast and
     * thread-safe: adapters on an event loop ask it there.
     */
    public WebhookReceiverBuilder secrets(Supplier<List<WebhookSecret>> supplier) {
        secretSupplier = supplier;
        return this;
    }

    /**
     * Registers the {@link io.remnawave.webhook.listener.RemnawaveEventListener} methods of an object.
     *
     * <p>They must be thread-safe: as many deliveries are handled at a time as the server has threads, unless
     * {@link #maxConcurrentListeners} ({@code remnawave.webhook.max-concurrent-listeners}) limits them.
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
     * <p>It must be thread-safe: as many deliveries are handled at a time as the server has threads, unless
     * {@link #maxConcurrentListeners} ({@code remnawave.webhook.max-concurrent-listeners}) limits them.
     *
     * @param name as in the annotation: {@code "user.expired"}, {@code "node.*"}, or {@code "*"}
     * @param type the events it takes, {@code RemnawaveEvent.class} for any
     */
    public <E extends RemnawaveEvent> WebhookReceiverBuilder on(String name, Class<E> type, EventHandler<E> handler) {
        return register(ListenerDefinition.builder("on(" + name + ", " + type.getSimpleName() + ")", arguments -> {
                    handler.handle(type.cast(arguments[0]));
                    return null;
                })
                .names(List.of(name))
                .parameterTypes(List.of(type))
                .build());
    }

    /**
     * Registers a lambda that goes on with its work behind a {@code CompletionStage}. The stage is awaited as that of a method is,
     * and its failure is the listener's. The lambda itself must not block: it may be called on an event loop.
     *
     * <p>It must be thread-safe: as many deliveries are handled at a time as the server has threads, unless
     * {@link #maxConcurrentListeners} ({@code remnawave.webhook.max-concurrent-listeners}) limits them.
     *
     * @param name as in the annotation: {@code "user.expired"}, {@code "node.*"}, or {@code "*"}
     * @param type the events it takes, {@code RemnawaveEvent.class} for any
     */
    public <E extends RemnawaveEvent> WebhookReceiverBuilder onAsync(
            String name, Class<E> type, Function<E, ? extends CompletionStage<?>> handler) {
        return register(ListenerDefinition.builder(
                        "onAsync(" + name + ", " + type.getSimpleName() + ")",
                        arguments -> handler.apply(type.cast(arguments[0])))
                .names(List.of(name))
                .parameterTypes(List.of(type))
                .blocking(false)
                .build());
    }

    /** The largest body taken, in bytes; 1 MiB by default. */
    public WebhookReceiverBuilder maxBodySize(int bytes) {
        requirePositive(bytes, "max-body-size");
        maxBodySize = Math.min(bytes, Integer.MAX_VALUE - 8);
        return this;
    }

    /**
     * How many bytes of bodies that are not verified yet are held in sum; 16 MiB by default. Beyond it, the incomplete body that
     * has waited longest is answered 408. Not less than {@link #maxBodySize}, or a body beyond it gives way to itself.
     */
    public WebhookReceiverBuilder maxUnverifiedBytes(long bytes) {
        requirePositive(bytes, "max-unverified-bytes");
        maxUnverifiedBytes = bytes;
        return this;
    }

    /** How long a whole body may take, whatever the server's own time-outs; 20 seconds by default. Then it is answered 408. */
    public WebhookReceiverBuilder bodyTimeout(Duration timeout) {
        bodyTimeout = requirePositive(timeout, "body-timeout");
        return this;
    }

    /** How far the signed timestamp may lie from now; 24 hours back and 5 minutes ahead by default. */
    public WebhookReceiverBuilder freshness(FreshnessWindow window) {
        freshness = window;
        return this;
    }

    /**
     * The bounds of the in-memory idempotency store: 100,000 entries, and the length of the freshness window, by default.
     *
     * @param retention {@code null} for the default
     */
    public WebhookReceiverBuilder claims(int maxEntries, @Nullable Duration retention) {
        maxClaims = maxEntries;
        claimRetention = retention;
        return this;
    }

    /** A store in place of the in-memory one, so that several instances handle a delivery once. */
    public WebhookReceiverBuilder idempotencyStore(IdempotencyStore store) {
        this.store = store;
        return this;
    }

    /**
     * Handles deliveries in another way than on the request: with an inbox, each is stored before it is acknowledged, and its
     * listeners run from there. The idempotency store is not used then.
     */
    public WebhookReceiverBuilder inbox(DeliveryHandler.Factory inbox) {
        this.inbox = inbox;
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

    /**
     * How long a {@code CompletionStage} that a listener returned is awaited; a minute by default. Then the panel is answered 500;
     * the listener goes on, and until it has ended neither it nor any other listener of that delivery is started again.
     */
    public WebhookReceiverBuilder listenerTimeout(Duration timeout) {
        listenerTimeout = requirePositive(timeout, "listener-timeout");
        return this;
    }

    /**
     * How long a duplicate of a delivery in progress waits for its end, so that it can be told how that ended; 10 seconds by
     * default, none for zero. Then it is answered 409.
     */
    public WebhookReceiverBuilder duplicateWait(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException(
                    "remnawave.webhook.duplicate-wait must be zero or longer, but is " + wait + ".");
        }
        duplicateWait = wait;
        return this;
    }

    /**
     * How many deliveries are handled at once ({@code remnawave.webhook.max-concurrent-listeners}); no limit by default, which is
     * as many as the server has threads. Up to 1,000 more wait for their turn, in the order in which
     * they came; the rest is answered 503, and the panel comes back.
     */
    public WebhookReceiverBuilder maxConcurrentListeners(int number) {
        requirePositive(number, "max-concurrent-listeners");
        maxConcurrentListeners = number;
        return this;
    }

    /** Adds one that is told of every request and every call of a listener. */
    public WebhookReceiverBuilder observer(WebhookObserver observer) {
        this.observer = this.observer.and(observer);
        return this;
    }

    /** The clock for freshness and for the in-memory idempotency store; the system's by default. */
    public WebhookReceiverBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Takes over everything that the shared properties configure, but for the path, which is the adapter's to map. */
    public WebhookReceiverBuilder settings(WebhookSettings settings) {
        settings.secrets().forEach(this::secret);
        return maxBodySize(settings.maxBodySize())
                .maxUnverifiedBytes(settings.maxUnverifiedBytes())
                .bodyTimeout(settings.bodyTimeout())
                .freshness(settings.freshness())
                .claims(settings.maxClaims(), settings.claimRetention())
                .duplicateWait(settings.duplicateWait())
                .listenerTimeout(settings.listenerTimeout())
                .maxConcurrentListeners(settings.maxConcurrentListeners())
                .acceptReformattedBody(settings.acceptReformattedBody())
                .explainRejections(settings.explainRejections());
    }

    /**
     * Builds the receiver and logs which listener takes what.
     *
     * @throws InvalidSecretException if there is no secret, or two share an id
     * @throws io.remnawave.webhook.listener.InvalidListenerException if a listener takes a {@code java.sql.Connection}, and there
     *     is no inbox to give it
     * @throws IllegalArgumentException if the idempotency store would forget deliveries that are still fresh
     */
    public WebhookReceiver build() {
        Supplier<List<WebhookSecret>> known = knownSecrets();
        SignatureVerifier verifier = SignatureVerifier.of(known);
        ListenerMapping mapping = new ListenerMapping(listeners);
        Set<Class<?>> handlerTypes = inbox == null ? Set.of() : inbox.parameterTypes();
        mapping.listeners()
                .forEach(listener ->
                        ListenerValidator.checkHandlerTypes(listener.id(), listener.carriedTypes(), handlerTypes));
        ListenerRunner runner = new MappedListenerRunner(mapping, listenerTimeout, observer);
        DeliveryHandler handler = inbox == null
                ? new DirectHandler(runner, knownStore(), duplicateWait, maxConcurrentListeners, observer)
                : inbox.create(new HandlerContext(runner, known, clock, freshness.length()));
        logMapping(mapping);
        if (maxUnverifiedBytes < maxBodySize) {
            log.warn(
                    "remnawave.webhook.max-unverified-bytes ({}) is less than remnawave.webhook.max-body-size ({}): a larger body"
                            + " than that is answered 408, even if it comes alone. Lower the one, or raise the other",
                    maxUnverifiedBytes,
                    maxBodySize);
        }
        Reception reception = new Reception(
                new Reception.Limits(maxBodySize, maxUnverifiedBytes, bodyTimeout),
                verifier,
                acceptReformattedBody,
                explainRejections,
                freshness,
                clock,
                mapping::isListenedTo,
                handler,
                observer);
        return new WebhookReceiver(maxBodySize, mapping.listeners(), reception);
    }

    private record HandlerContext(
            ListenerRunner listeners, Supplier<List<WebhookSecret>> known, Clock clock, Duration freshness)
            implements DeliveryHandler.Context {

        @Override
        public List<WebhookSecret> secrets() {
            return known.get();
        }
    }

    private Supplier<List<WebhookSecret>> knownSecrets() {
        if (secretSupplier != null && !secrets.isEmpty()) {
            throw new IllegalStateException("Both secrets and a supplier of secrets were given. Give one of them.");
        }
        List<WebhookSecret> fixed = List.copyOf(secrets);
        logSecrets(fixed);
        return secretSupplier == null ? () -> fixed : secretSupplier;
    }

    /** By their ids: a receiver that takes more than was meant is a mistake that nothing else shows. */
    private static void logSecrets(List<WebhookSecret> secrets) {
        if (secrets.size() < 2) {
            return;
        }
        log.info(
                "Remnawave webhook deliveries are accepted when signed with any of the secrets {}",
                secrets.stream().map(WebhookSecret::id).collect(Collectors.joining(", ")));
        for (int i = 0; i < secrets.size(); i++) {
            for (int j = i + 1; j < secrets.size(); j++) {
                if (secrets.get(i).hasValueOf(secrets.get(j))) {
                    log.warn(
                            "The Remnawave webhook secrets '{}' and '{}' have the same value: every delivery counts as signed"
                                    + " with '{}'. Take one away, or give each panel a secret of its own",
                            secrets.get(i).id(),
                            secrets.get(j).id(),
                            secrets.get(i).id());
                }
            }
        }
    }

    private IdempotencyStore knownStore() {
        IdempotencyStore known = store;
        if (known == null) {
            Duration retention = claimRetention == null ? freshness.length() : claimRetention;
            known = IdempotencyStore.inMemory(maxClaims, retention, clock);
        }
        if (known.retention().compareTo(freshness.length()) < 0) {
            throw new IllegalArgumentException(
                    "The retention of the idempotency store (remnawave.webhook.claims.retention) is "
                            + known.retention() + ", but a delivery stays fresh for " + freshness.length()
                            + ": one that was evicted in between could be played back. Make it at least as long.");
        }
        return known;
    }

    private static void requirePositive(long value, String property) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    WebhookSettings.PREFIX + property + " must be one or more, but is " + value + ".");
        }
    }

    private static Duration requirePositive(Duration value, String property) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    WebhookSettings.PREFIX + property + " must be longer than zero, but is " + value + ".");
        }
        return value;
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
