package io.remnawave.webhook;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.ClaimLedger;
import io.remnawave.webhook.delivery.ClaimResult;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import io.remnawave.webhook.listener.ListenerDefinition;
import io.remnawave.webhook.listener.ListenerDispatcher;
import io.remnawave.webhook.listener.ListenerMapping;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.observe.internal.LogText;
import io.remnawave.webhook.signature.WebhookHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the webhooks of a Remnawave panel, of any release from 1.3.3 on: verifies, decodes, and hands each event to the
 * listeners, once.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder()
 *         .secret(System.getenv("REMNAWAVE_WEBHOOK_SECRET"))
 *         .on(EventNames.USER_EXPIRED, UserEvent.class, event -> accounts.suspend(event.user().username()))
 *         .build();
 * WebhookResponse response = receiver.receive(WebhookRequest.of(body, headers));
 * }</pre>
 *
 * <p>Nothing that is not signed becomes an event, and nothing is acknowledged that a listener has not taken. A body that is
 * not signed is parsed, within strict limits, only to tell the operator what is wrong with it, or to bring back one that was
 * re-formatted; {@code explainRejections(false)} and the default of {@code acceptReformattedBody} keep it from any parser.
 * Build it once and keep it: immutable and thread-safe.
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    private final int maxBodySize;
    private final SignatureStage signature;
    private final EventDecoder decoder = EventDecoder.standard();
    private final FreshnessWindow freshness;
    private final ClaimLedger ledger;
    private final ListenerMapping mapping;
    private final ListenerDispatcher dispatcher;
    private final WebhookObserver observer;
    private final Clock clock;
    private final RejectionLog rejections;
    private volatile boolean closed;

    WebhookReceiver(
            WebhookReceiverBuilder configuration,
            SignatureStage signature,
            ClaimLedger ledger,
            ListenerMapping mapping) {
        this.maxBodySize = configuration.maxBodySize;
        this.signature = signature;
        this.freshness = configuration.freshness;
        this.ledger = ledger;
        this.mapping = mapping;
        this.dispatcher = new ListenerDispatcher(mapping, configuration.listenerTimeout, configuration.observer);
        this.observer = configuration.observer;
        this.clock = configuration.clock;
        this.rejections = signature.rejections();
    }

    /** Starts a receiver with the defaults that its methods name. */
    public static WebhookReceiverBuilder builder() {
        return new WebhookReceiverBuilder();
    }

    /**
     * Receives one request: reads, verifies, decodes and dispatches it on the calling thread, and returns when every
     * listener has returned. Never throws for what a request holds, or a server, a listener or an observer does.
     */
    public WebhookResponse receive(WebhookRequest request) {
        if (observer == WebhookObserver.NONE) {
            return new Reception().respond(request);
        }
        long start = System.nanoTime();
        Reception reception = new Reception();
        WebhookResponse response = reception.respond(request);
        observer.onResponse(response, reception.eventName, Duration.ofNanos(System.nanoTime() - start));
        return response;
    }

    /** The largest body taken, in bytes. An adapter that reads bodies itself need not read further than one byte more. */
    public int maxBodySize() {
        return maxBodySize;
    }

    /** The listeners, in the order in which they run. */
    public List<ListenerDefinition> listeners() {
        return mapping.listeners();
    }

    /** From now on every request is answered 503, so that the panel comes back; those in progress go on to their end. */
    @Override
    public void close() {
        closed = true;
    }

    /** The way of one request through the stages. */
    private final class Reception {

        private @Nullable String eventName;

        WebhookResponse respond(WebhookRequest request) {
            if (closed) {
                return WebhookResponse.UNAVAILABLE;
            }
            if (!request.method().equals("POST")) {
                return WebhookResponse.METHOD_NOT_ALLOWED;
            }
            long declaredLength;
            byte[] body;
            List<String> signatures;
            try {
                declaredLength = request.declaredLength();
                if (declaredLength > maxBodySize) {
                    return rejections.tooLarge(declaredLength, maxBodySize);
                }
                body = request.body(declaredLength, maxBodySize + 1);
                signatures = request.header(WebhookHeaders.SIGNATURE);
            } catch (IOException | RuntimeException e) {
                // Some servers break off a request with an exception of their own.
                return rejections.unreadable(e);
            }
            if (body.length > maxBodySize) {
                return rejections.tooLarge(body.length, maxBodySize);
            }
            return verify(body, signatures, declaredLength);
        }

        private WebhookResponse verify(byte[] body, List<String> signatures, long declaredLength) {
            SignatureStage.Signed signed;
            try {
                signed = signature.verify(body, signatures, declaredLength);
            } catch (RuntimeException e) {
                log.error(
                        "The webhook secrets could not be had; the panel is answered 503 and will come back",
                        LogText.of(e));
                return WebhookResponse.UNAVAILABLE;
            }
            return signed == null ? WebhookResponse.UNSIGNED : decode(signed);
        }

        private WebhookResponse decode(SignatureStage.Signed signed) {
            try {
                Envelope envelope = EnvelopeReader.read(signed.body);
                eventName = envelope.name();
                Instant now = clock.instant();
                Instant timestamp = envelope.timestamp();
                if (timestamp == null || !freshness.contains(timestamp, now)) {
                    return rejections.stale(envelope.name(), timestamp, now, freshness);
                }
                if (!mapping.isListenedTo(envelope.name(), envelope.scope())) {
                    if (log.isDebugEnabled()) {
                        log.debug("No listener takes {}: acknowledged and ignored", LogText.of(envelope.name()));
                    }
                    return WebhookResponse.IGNORED;
                }
                return claim(signed, decoder.decode(signed.body), timestamp, now);
            } catch (MalformedEventException e) {
                return rejections.malformed(e);
            }
        }

        private WebhookResponse claim(
                SignatureStage.Signed signed, RemnawaveEvent event, Instant timestamp, Instant now) {
            try {
                ClaimResult result = ledger.claim(signed.deliveryId);
                if (result instanceof ClaimResult.Claimed claim) {
                    return dispatch(signed, event, timestamp, now, claim);
                }
                return result instanceof ClaimResult.AlreadyDone
                        ? WebhookResponse.DUPLICATE
                        : WebhookResponse.IN_PROGRESS;
            } catch (RuntimeException e) {
                log.error("The claim ledger failed; the panel is answered 503 and will come back", LogText.of(e));
                return WebhookResponse.UNAVAILABLE;
            }
        }

        private WebhookResponse dispatch(
                SignatureStage.Signed signed,
                RemnawaveEvent event,
                Instant timestamp,
                Instant now,
                ClaimResult.Claimed claim) {
            Set<String> completed = claim.completedListeners();
            Delivery delivery =
                    new Delivery(signed.deliveryId, timestamp, now, signed.secretId, claim.attempt(), signed.body);
            ListenerDispatcher.Dispatched dispatched = null;
            try {
                dispatched = dispatcher.dispatch(event, delivery, completed);
            } finally {
                if (dispatched == null) { // whatever broke it, the panel's retry must find the claim open
                    claim.reopen(completed);
                }
            }
            try {
                return settle(claim, dispatched);
            } finally {
                if (dispatched.interrupted()) { // not before, since a ledger may wait for a connection
                    Thread.currentThread().interrupt();
                }
            }
        }

        private static WebhookResponse settle(ClaimResult.Claimed claim, ListenerDispatcher.Dispatched dispatched) {
            if (dispatched.failures() > 0) {
                claim.reopen(dispatched.completed());
                return WebhookResponse.FAILED;
            }
            claim.complete();
            return dispatched.calls() > 0 ? WebhookResponse.HANDLED : WebhookResponse.IGNORED;
        }
    }
}
