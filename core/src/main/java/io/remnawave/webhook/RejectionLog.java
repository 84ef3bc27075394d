package io.remnawave.webhook;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.observe.RejectionExplainer;
import io.remnawave.webhook.observe.internal.LogText;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator why a request was refused: one line for each kind of refusal in ten seconds, so that a flood of
 * forgeries costs neither disk nor the work of explaining it. Thread-safe.
 */
final class RejectionLog {

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Supplier<List<WebhookSecret>> secrets;
    private final boolean explain;
    private final RateLimit unsigned = new RateLimit(INTERVAL);
    private final RateLimit stale = new RateLimit(INTERVAL);
    private final RateLimit malformed = new RateLimit(INTERVAL);
    private final RateLimit tooLarge = new RateLimit(INTERVAL);
    private final RateLimit unreadable = new RateLimit(INTERVAL);

    /** @param explain whether to look for the likely cause of a wrong signature */
    RejectionLog(Supplier<List<WebhookSecret>> secrets, boolean explain) {
        this.secrets = secrets;
        this.explain = explain;
    }

    void unsigned(byte[] body, List<String> headers, long declaredLength, SignatureRejection reason) {
        unsigned.run(more -> {
            String cause = explain
                    ? new RejectionExplainer(secrets.get()).explain(body, headers, declaredLength, reason)
                    : reason.description();
            log.warn("Refused a delivery with 401: {}{}", cause, more);
        });
    }

    WebhookResponse stale(String eventName, @Nullable Instant timestamp, Instant now, FreshnessWindow window) {
        stale.run(more -> {
            String name = LogText.of(eventName);
            if (timestamp == null) {
                log.warn("Refused {} with 403: its body has no timestamp, which every panel signs{}", name, more);
            } else {
                log.warn(
                        "Refused {} with 403: signed at {}, {} from now; remnawave.webhook.freshness allows {} into the"
                                + " past and {} into the future. A replay, a long outage, or a wrong clock here or at the"
                                + " panel{}",
                        name,
                        timestamp,
                        Duration.between(now, timestamp),
                        window.past(),
                        window.future(),
                        more);
            }
        });
        return WebhookResponse.STALE;
    }

    WebhookResponse malformed(MalformedEventException problem) {
        malformed.run(more -> log.warn(
                "Refused a correctly signed body with 400: {}. Whoever sent it holds the secret and is no panel{}",
                problem.reason(),
                more));
        return WebhookResponse.MALFORMED;
    }

    WebhookResponse tooLarge(long size, int limit) {
        tooLarge.run(more -> log.warn(
                "Refused a body with 413: {} bytes or more, and remnawave.webhook.max-body-size is {}{}",
                size,
                limit,
                more));
        return WebhookResponse.TOO_LARGE;
    }

    WebhookResponse unreadable(Exception problem) {
        unreadable.run(more -> log.warn(
                "Refused a delivery with 400: its body could not be read to the end ({}){}",
                problem.getClass().getName(),
                more));
        return WebhookResponse.UNREADABLE;
    }
}
