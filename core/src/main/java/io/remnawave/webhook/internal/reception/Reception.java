package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.diagnosis.RejectionExplainer;
import io.remnawave.webhook.internal.diagnosis.RejectionLog;
import io.remnawave.webhook.internal.log.RateLimit;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.spi.Admission;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.DeliverySteps;
import io.remnawave.webhook.spi.RequestHead;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all requests of a receiver share. Thread-safe. */
public final class Reception implements DeliverySteps, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    private static final Refusal CLOSED = new Refusal(WebhookResponse.UNAVAILABLE, Reason.CLOSED);

    final int maxBodySize;
    final Admitter admitter;
    final DeliveryHandler handler;
    final RejectionExplainer explainer;
    final RejectionLog log;
    final WebhookObserver observer;
    final Clock clock;
    final UnverifiedBodies bodies;

    /** For the log alone: what does not find room is not explained. */
    final Executor explanations = new SlowLane(4);

    /** For bodies that may have been re-formatted: they count as unverified until it is known. */
    final Executor decisions = new SlowLane(64);

    private final RateLimit failures = new RateLimit(1, TimeUnit.SECONDS.toNanos(10));

    private volatile boolean closed;

    /**
     * @param isListenedTo by the name and the scope of an event
     * @param observer one that does not throw
     */
    public Reception(
            Limits limits,
            SignatureVerifier verifier,
            boolean acceptReformattedBody,
            boolean explainRejections,
            FreshnessWindow freshness,
            Clock clock,
            BiPredicate<String, String> isListenedTo,
            DeliveryHandler handler,
            WebhookObserver observer) {
        this.maxBodySize = limits.maxBodySize();
        this.admitter = new Admitter(verifier, acceptReformattedBody, freshness, clock, isListenedTo);
        this.handler = handler;
        this.explainer = new RejectionExplainer(verifier, freshness, maxBodySize);
        this.log = new RejectionLog(explainer, explainRejections);
        this.observer = observer;
        this.clock = clock;
        this.bodies = new UnverifiedBodies(limits.maxUnverifiedBytes(), limits.bodyTimeout());
    }

    /**
     * What holds for strangers.
     *
     * @param maxBodySize of one body, in bytes
     * @param maxUnverifiedBytes of all bodies that are not verified yet
     * @param bodyTimeout for a whole body
     */
    public record Limits(int maxBodySize, long maxUnverifiedBytes, Duration bodyTimeout) {}

    /** A request on a thread that must not block; what takes milliseconds goes to another. */
    public RequestExchange exchange(RequestHead head, Executor executor) {
        return new RequestExchange(this, head, executor);
    }

    /** A request on the calling thread, which may block and waits for the answer. */
    public BlockingExchange blockingExchange(RequestHead head) {
        return new BlockingExchange(this, head);
    }

    @Override
    public @Nullable Refusal precheck(RequestHead head) {
        return closed ? CLOSED : Precheck.of(head, maxBodySize);
    }

    @Override
    public Admission admit(RequestHead head, byte[] body) {
        if (body.length > maxBodySize) {
            return new Admission.Answered(WebhookResponse.TOO_LARGE, Reason.TOO_LARGE, null);
        }
        Admission admission = decided(() -> admitter.admit(head, body));
        return admission instanceof Admission.Undecided undecided
                ? new Admission.Undecided(() -> decided(undecided.decision()))
                : admission;
    }

    private static Admission decided(Supplier<Admission> decision) {
        try {
            return decision.get();
        } catch (MalformedEventException e) {
            return new Admission.Answered(WebhookResponse.MALFORMED, Reason.MALFORMED, null);
        } catch (RuntimeException e) { // the supplier of the secrets
            return new Admission.Answered(WebhookResponse.UNAVAILABLE, Reason.UNAVAILABLE, null);
        }
    }

    @Override
    public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
        return handler.handle(delivery, executor);
    }

    /** What became of a request could not be told, be it since the log itself is broken: the request is answered all the same. */
    void failedToTell(Throwable failure) {
        try {
            if (failures.tryPass()) {
                LOGGER.warn("A request was answered, and what became of it could not be told: {}", failure.toString());
            }
        } catch (Throwable broken) {
            failure.addSuppressed(broken);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on every request is answered 503; those in progress go on to their end. */
    @Override
    public void close() {
        closed = true;
        handler.close();
    }
}
